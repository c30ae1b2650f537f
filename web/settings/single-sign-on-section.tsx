import { type FormEvent, useState } from 'react'
import {
  getSingleSignOn,
  setSingleSignOn,
  startSingleSignOn,
  stopSingleSignOn
} from '@parlor/contract/sign-in.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { TextField } from '../ui/field.tsx'
import { CircleAlert, Copy } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { copy } from './link-dialog.tsx'
import { CouldNotLoad, FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

const words = t.sso
const noFields = { issuer: '', clientId: '', clientSecret: '', emailDomain: '' }

/** The business's own provider: what it must be told, and what it tells us. */
export default function SingleSignOnSection() {
  const { value, trouble, again } = useAsked(getSingleSignOn, {})
  const [silence, setSilence] = useState<string | null>(null)
  const now = value?.singleSignOn
  return (
    <SectionFrame
      title={t.sections['single-sign-on'].word}
      actions={now && <Chip tone="good">{words.isOn(now.emailDomain)}</Chip>}
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <Question title={t.sections['single-sign-on'].word} help={words.help}>
            <div className={css.fields}>
              <TextField
                label={words.returnUrl}
                value={value.returnUrl}
                onChange={() => undefined}
                isReadOnly
              />
            </div>
            <Button icon={Copy} onPress={() => copy(value.returnUrl, words.copied)}>
              {words.copy}
            </Button>
            <ProviderForm
              key={now?.issuer}
              start={now ? { ...noFields, ...pick(now) } : noFields}
              isOn={now !== null && now !== undefined}
              onChanged={again}
              onTried={setSilence}
            />
            {silence && (
              <Banner icon={CircleAlert} tone="danger" shape="card">
                {words.keptButSilent(silence)}
              </Banner>
            )}
          </Question>
        </div>
      )}
    </SectionFrame>
  )
}

function pick(now: { issuer: string; clientId: string; emailDomain: string }) {
  return { issuer: now.issuer, clientId: now.clientId, emailDomain: now.emailDomain }
}

/** Goes as far as somebody of the domain would, and says what stopped them. */
async function whySilent(domain: string): Promise<string | null> {
  try {
    await call(startSingleSignOn, { email: `somebody@${domain}` })
    return null
  } catch (error) {
    return faultOf(error).words
  }
}

type ProviderFormProps = {
  start: typeof noFields
  isOn: boolean
  onChanged: () => void
  onTried: (silence: string | null) => void // why the provider as it was saved signs nobody in
}

function ProviderForm({ start, isOn, onChanged, onTried }: ProviderFormProps) {
  const [fields, setFields] = useState(start)
  const { act, isBusy, fault } = useAct()
  const field = (name: keyof typeof noFields, label: string, help?: string) => (
    <TextField
      label={label}
      help={help}
      type={name === 'clientSecret' ? 'password' : 'text'}
      autoComplete="off"
      value={fields[name]}
      onChange={value => setFields({ ...fields, [name]: value })}
      error={fault?.field === name ? fault.words : null}
    />
  )

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act(setSingleSignOn, fields))) return
    const silence = await whySilent(fields.emailDomain)
    if (!silence) showToast({ words: words.answers })
    onTried(silence)
    onChanged()
  }

  async function stop() {
    if (!(await act(stopSingleSignOn, {}))) return
    setFields(noFields)
    showToast({ words: words.stopped })
    onTried(null)
    onChanged()
  }

  return (
    <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
      {field('issuer', words.issuer, words.issuerHelp)}
      {field('clientId', words.clientId)}
      {field('clientSecret', words.clientSecret)}
      {field('emailDomain', words.domain)}
      <FaultLine fault={fault && !(fault.field && fault.field in noFields) ? fault : null} />
      <div className={css.buttons}>
        <Button type="submit" tone="primary" isBusy={isBusy}>
          {t.save}
        </Button>
        {isOn && (
          <Button tone="danger" onPress={() => void stop()}>
            {words.stop}
          </Button>
        )}
      </div>
    </form>
  )
}
