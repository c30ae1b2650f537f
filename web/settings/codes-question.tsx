import { type FormEvent, useState } from 'react'
import {
  confirmCodes,
  renewRecoveryCodes,
  startCodes,
  stopCodes
} from '@parlor/contract/sign-in.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { TextField } from '../ui/field.tsx'
import { Copy } from '../ui/icons.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { copy } from './link-dialog.tsx'
import { QrCode } from './qr-code.tsx'
import { takeFocus } from '../ui/refs.ts'
import { FaultLine, Question } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

const words = t.security

type CodesQuestionProps = {
  since: string | null
  recoveryCodesLeft: number
  onChanged: () => void
}

type Step =
  | { kind: 'rest' }
  | { kind: 'start' }
  | { kind: 'scan'; secret: string; url: string }
  | { kind: 'prove'; purpose: 'stop' | 'renew' }
  | { kind: 'shown'; codes: string[] }

/** A second factor: codes of an authenticator, and a way in when it is lost. */
export function CodesQuestion({ since, recoveryCodesLeft, onChanged }: CodesQuestionProps) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const [step, go] = useState<Step>({ kind: 'rest' })
  const { act, isBusy, fault, clearFault } = useAct()

  const rest = () => {
    clearFault()
    go({ kind: 'rest' })
  }
  async function start(password: string) {
    const reply = await act(startCodes, { password })
    if (reply) go({ kind: 'scan', ...reply })
  }
  async function confirm(code: string) {
    const reply = await act(confirmCodes, { code })
    if (!reply) return
    go({ kind: 'shown', codes: reply.recoveryCodes })
    onChanged()
  }
  async function prove(password: string, code: string, purpose: 'stop' | 'renew') {
    if (purpose === 'stop') {
      if (!(await act(stopCodes, { password, code }))) return
      rest()
    } else {
      const reply = await act(renewRecoveryCodes, { password, code })
      if (!reply) return
      go({ kind: 'shown', codes: reply.recoveryCodes })
    }
    onChanged()
  }

  const times = timesIn(session.business.timeZone)
  return (
    <Question title={words.codes} help={words.codesHelp}>
      <div className={css.buttons}>
        <Chip tone={since ? 'good' : 'outline'}>
          {since ? words.codesOn(times.date(since, nowMs)) : words.codesOff}
        </Chip>
        {since && <Chip>{`${words.recovery}: ${words.recoveryLeft(recoveryCodesLeft)}`}</Chip>}
      </div>
      {step.kind === 'rest' && <Verbs isOn={since !== null} onGo={go} />}
      {step.kind === 'start' && (
        <ProofForm
          asks={['password']}
          verb={words.startCodes}
          isBusy={isBusy}
          onCancel={rest}
          onProof={proof => void start(proof.password)}
        />
      )}
      {step.kind === 'scan' && (
        <>
          <p>{words.scan}</p>
          <QrCode of={step.url} label={words.scanLabel} className={css.qr!} />
          <p>{words.typeKey}</p>
          <code className={css.key}>{step.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          <a href={step.url}>{words.openApp}</a>
          <ProofForm
            asks={['code']}
            verb={words.confirm}
            isBusy={isBusy}
            onCancel={rest}
            onProof={proof => void confirm(proof.code)}
          />
        </>
      )}
      {step.kind === 'prove' && (
        <ProofForm
          asks={['password', 'code']}
          verb={step.purpose === 'stop' ? words.stopCodes : words.renewRecovery}
          isBusy={isBusy}
          onCancel={rest}
          onProof={({ password, code }) => void prove(password, code, step.purpose)}
        />
      )}
      {step.kind === 'shown' && <RecoveryCodes codes={step.codes} onKept={rest} />}
      <FaultLine fault={fault} />
    </Question>
  )
}

function Verbs({ isOn, onGo }: { isOn: boolean; onGo: (step: Step) => void }) {
  if (!isOn) return <Button onPress={() => onGo({ kind: 'start' })}>{words.startCodes}</Button>
  return (
    <div className={css.buttons}>
      <Button onPress={() => onGo({ kind: 'prove', purpose: 'renew' })}>
        {words.renewRecovery}
      </Button>
      <Button tone="danger" onPress={() => onGo({ kind: 'prove', purpose: 'stop' })}>
        {words.stopCodes}
      </Button>
    </div>
  )
}

type Proof = { password: string; code: string }
type ProofFormProps = {
  asks: (keyof Proof)[]
  verb: string
  isBusy: boolean
  onCancel: () => void
  onProof: (proof: Proof) => void
}

function ProofForm({ asks, verb, isBusy, onCancel, onProof }: ProofFormProps) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    onProof({ password, code: code.trim() })
  }
  return (
    <form className={css.fields} noValidate onSubmit={submit}>
      {asks.includes('password') && (
        <TextField
          label={words.yourPassword}
          ref={takeFocus}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      )}
      {asks.includes('code') && (
        <TextField
          label={words.code}
          ref={asks[0] === 'code' ? takeFocus : undefined}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
      )}
      <div className={css.buttons}>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {verb}
        </Button>
        <Button tone="quiet" onPress={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  return (
    <>
      <p>{words.recoveryHelp}</p>
      <ul className={css.codes} aria-label={words.recovery}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button icon={Copy} onPress={() => copy(codes.join('\n'), words.codesCopied)}>
          {words.copyCodes}
        </Button>
        <Button tone="primary" onPress={onKept}>
          {words.kept}
        </Button>
      </div>
    </>
  )
}
