import { type FormEvent, useState } from 'react'
import { type BusinessKind, businessKinds, setUp } from '@parlor/contract/set-up.ts'
import { call } from '../call.ts'
import { enter } from '../sync/session.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { CircleAlert } from '../ui/icons.ts'
import { Tick } from '../ui/tick.tsx'
import { Select } from '../ui/select.tsx'
import { useLeaveQuestion } from '../ui/use-leave-question.ts'
import { t } from '../words/en.ts'
import { setUpWords as words } from '../words/en-set-up.ts'
import { settingsWords } from '../words/en-settings.ts'
import { canMakePasskeys } from '../passkeys.ts'
import { type Fault, faultOf } from '../sync/fault.ts'
import { addFirstPasskey } from './first-passkey.ts'
import { SetUpFrame } from './set-up-frame.tsx'
import css from './set-up.module.css'

type Answers = {
  name: string
  email: string
  password: string
  wantsPasskey: boolean
  business: string
  kind: BusinessKind
  timeZone: string
  country: string
  location: string
  number: 'virtual' | 'later'
}

/** Guessed from the browser, to be put right. */
function firstAnswers(): Answers {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
  return {
    ...{
      name: '',
      email: '',
      password: '',
      wantsPasskey: false,
      business: '',
      kind: 'salon',
      timeZone
    },
    country: new Intl.Locale(locale).maximize().region ?? 'US',
    location: words.business.locationDefault,
    number: 'virtual'
  }
}

/** Which step a field of the request is asked in. */
const stepOf = (field: string | null) =>
  field?.startsWith('owner') ? 0 : field?.startsWith('business') ? 1 : 2

const headings = [words.account, words.business, words.number]

/** Steps 1 to 3: who, what and with which number. One request makes them all. */
export function Wizard({ token }: { token: string }) {
  const [step, go] = useState(0)
  const [answers, setAnswers] = useState(firstAnswers)
  const [fault, setFault] = useState<Fault | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  useLeaveQuestion(!isDone && Boolean(answers.name || answers.email || answers.business))
  const put = (some: Partial<Answers>) => setAnswers({ ...answers, ...some })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setFault(null)
    if (step < 2) return go(step + 1)
    if (isBusy) return
    setBusy(true)
    try {
      const session = await call(setUp, requestOf(token, answers))
      setDone(true) // what was typed is kept: nothing holds the page back
      if (answers.wantsPasskey) await addFirstPasskey(answers.password)
      enter(session)
    } catch (error) {
      const why = faultOf(error)
      setFault(why)
      go(stepOf(why.field))
    } finally {
      setBusy(false)
    }
  }

  const heading = headings[step]!
  return (
    <SetUpFrame title={words.title} step={step} heading={heading.title} lead={heading.lead}>
      <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
        {step === 0 && <AccountFields answers={answers} put={put} fault={fault} />}
        {step === 1 && <BusinessFields answers={answers} put={put} fault={fault} />}
        {step === 2 && <NumberFields answers={answers} put={put} fault={fault} />}
        <div role="alert">
          {fault && !isBesideField(fault) && (
            <Banner icon={CircleAlert} tone="danger" shape="card">
              {fault.words}
            </Banner>
          )}
        </div>
        <div className={css.buttons}>
          {step > 0 && <Button onPress={() => go(step - 1)}>{words.back}</Button>}
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {step < 2 ? words.next : words.start}
          </Button>
        </div>
      </form>
    </SetUpFrame>
  )
}

function requestOf(token: string, answers: Answers) {
  const { name, email, password, timeZone, country, kind, number } = answers
  return {
    token,
    owner: { name: name.trim(), email: email.trim(), password },
    business: {
      ...{ name: answers.business.trim(), kind, timeZone, country },
      locationName: answers.location.trim()
    },
    number
  }
}

type FieldsProps = { answers: Answers; put: (some: Partial<Answers>) => void; fault: Fault | null }

const besides = ['owner.name', 'email', 'password', 'business.name', 'locationName']
const isBesideField = ({ field }: Fault) => besides.some(each => field?.endsWith(each))
const at = (fault: Fault | null, field: string) =>
  fault?.field?.endsWith(field) ? fault.words : null

function AccountFields({ answers, put, fault }: FieldsProps) {
  return (
    <>
      <TextField
        label={words.account.name}
        autoComplete="name"
        value={answers.name}
        onChange={name => put({ name })}
        error={at(fault, 'owner.name')}
      />
      <TextField
        label={words.account.email}
        type="email"
        autoComplete="username"
        value={answers.email}
        onChange={email => put({ email })}
        error={at(fault, 'email')}
      />
      <TextField
        label={words.account.password}
        type="password"
        autoComplete="new-password"
        reveal={{ show: t.signIn.showPassword, hide: t.signIn.hidePassword }}
        value={answers.password}
        onChange={password => put({ password })}
        error={at(fault, 'password')}
      />
      {canMakePasskeys() && (
        <div>
          <Tick isChecked={answers.wantsPasskey} onChange={wantsPasskey => put({ wantsPasskey })}>
            {words.account.passkey}
          </Tick>
          <p className={css.underTick}>{words.account.passkeyHelp}</p>
        </div>
      )}
    </>
  )
}

function BusinessFields({ answers, put, fault }: FieldsProps) {
  const zones = Intl.supportedValuesOf('timeZone')
  const all = zones.includes(answers.timeZone) ? zones : [answers.timeZone, ...zones]
  const regions = new Intl.DisplayNames(undefined, { type: 'region' })
  const countries = [...new Set(['US', 'CA', 'GB', 'AU', 'NZ', 'IE', answers.country])]
  return (
    <>
      <TextField
        label={words.business.name}
        autoComplete="organization"
        value={answers.business}
        onChange={business => put({ business })}
        error={at(fault, 'business.name')}
      />
      <Select
        label={words.business.kind}
        value={answers.kind}
        placeholder={words.business.kind}
        options={businessKinds.map(id => ({ id, label: settingsWords.kinds[id] }))}
        onChange={kind => put({ kind: kind as BusinessKind })}
      />
      <Select
        label={words.business.country}
        value={answers.country}
        placeholder={words.business.country}
        options={countries.map(id => ({ id, label: regions.of(id) ?? id }))}
        onChange={country => put({ country })}
      />
      <Select
        label={words.business.zone}
        value={answers.timeZone}
        placeholder={words.business.zone}
        options={all.map(id => ({ id, label: id.replaceAll('_', ' ') }))}
        onChange={timeZone => put({ timeZone })}
      />
      <TextField
        label={words.business.location}
        help={words.business.locationHelp}
        value={answers.location}
        onChange={location => put({ location })}
        error={at(fault, 'locationName')}
      />
    </>
  )
}

function NumberFields({ answers, put }: FieldsProps) {
  return (
    <fieldset className={css.choices} aria-label={words.number.title}>
      {(['virtual', 'later'] as const).map(each => (
        <label key={each} className={css.choice} data-chosen={answers.number === each || undefined}>
          <input
            type="radio"
            name="number"
            checked={answers.number === each}
            onChange={() => put({ number: each })}
          />
          <span>
            <span className={css.choiceWord}>{words.number[each]}</span>
            <span className={css.choiceHelp}>{words.number[`${each}Help`]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
