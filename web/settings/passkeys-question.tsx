import { type FormEvent, useState } from 'react'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import {
  addPasskey,
  askNewPasskey,
  type getMySignIn,
  removePasskey
} from '@parlor/contract/sign-in.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Fingerprint, Plus, Trash } from '../ui/icons.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { canUsePasskeys, makePasskey } from '../passkeys.ts'
import { FaultLine, Question } from './section-frame.tsx'
import css from './settings.module.css'
import type { Fault } from '../sync/fault.ts'
import { callOrSay, useAct } from './use-act.ts'

const words = t.security

type PasskeysQuestionProps = {
  passkeys: ReplyOf<typeof getMySignIn>['passkeys']
  onChanged: () => void
}

/** The devices that open the door without a word typed. */
export function PasskeysQuestion({ passkeys, onChanged }: PasskeysQuestionProps) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const [name, setName] = useState<string>(words.passkeyNameDefault)
  const { act, isBusy, fault } = useAct()
  const [password, setPassword] = useState('')
  const [refused, setRefused] = useState<Fault | null>(null)

  async function add(event: FormEvent) {
    event.preventDefault()
    setRefused(null)
    const question = await act(askNewPasskey, { password })
    if (!question) return
    const answer = await makePasskey(question.options)
    if (!answer) return setRefused({ words: words.passkeyFailed, field: null, code: null })
    const { challengeId } = question
    if (
      await act(addPasskey, { challengeId, name: name.trim() || words.passkeyNameDefault, answer })
    ) {
      setPassword('')
      onChanged()
    }
  }

  return (
    <Question title={words.passkeys} help={words.passkeysHelp}>
      {passkeys.length === 0 && <p className={css.thingFacts}>{words.noPasskeys}</p>}
      {passkeys.length > 0 && (
        <ul className={css.things}>
          {passkeys.map(each => (
            <li key={each.id} className={css.thing}>
              <Icon of={Fingerprint} size={18} />
              <div className={css.thingWords}>
                <p className={css.thingName}>{each.name}</p>
                <p className={css.thingFacts}>
                  {each.lastUsedAt
                    ? words.passkeyUsed(times.inList(each.lastUsedAt, nowMs))
                    : words.passkeyUnused}
                </p>
              </div>
              <IconButton
                icon={Trash}
                label={`${t.remove}: ${each.name}`}
                onPress={() => void callOrSay(removePasskey, { id: each.id }).then(onChanged)}
              />
            </li>
          ))}
        </ul>
      )}
      <form className={css.fields} noValidate onSubmit={event => void add(event)}>
        <TextField label={words.passkeyName} value={name} maxLength={80} onChange={setName} />
        <TextField
          label={words.yourPassword}
          help={words.passkeyProof}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={fault?.field === 'password' ? fault.words : null}
        />
        <FaultLine fault={refused ?? (fault?.field === 'password' ? null : fault)} />
        <div className={css.buttons}>
          <Button
            type="submit"
            icon={Plus}
            isBusy={isBusy}
            disabledBecause={canUsePasskeys() ? null : words.noPasskeysHere}
          >
            {words.addPasskey}
          </Button>
        </div>
      </form>
    </Question>
  )
}
