import { type FormEvent, useRef, useState } from 'react'
import { startSingleSignOn } from '@parlor/contract/sign-in.ts'
import { signIn } from '@parlor/contract/staff.ts'
import { paths } from '../paths.ts'
import { enter } from '../sync/session.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { takeFocus } from '../ui/refs.ts'
import { TextButton } from '../ui/text-button.tsx'
import { t } from '../words/en.ts'
import { signInWords as words } from '../words/en-sign-in.ts'
import { ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import css from './sign-in-page.module.css'

/** E-mail and password; the code of an authenticator when the server asks for one. */
export function PasswordForm({ isFirst }: { isFirst: boolean }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy) return
    // A password manager may fill the fields without telling anybody.
    const given = new FormData(form.current!)
    const input = {
      email: String(given.get('email') ?? '').trim(),
      password: String(given.get('password') ?? '')
    }
    if (!input.email || !input.password) return setFault(t.signIn.missing)
    setBusy(true)
    setFault(null)
    const answer = await ask(signIn, code ? { ...input, code: code.trim() } : input)
    setBusy(false)
    if ('reply' in answer) return enter(answer.reply)
    if (answer.code === 'code-needed' && code === null) setCode('')
    else setFault(answer.fault)
  }

  async function goToCompany() {
    const typed = String(new FormData(form.current!).get('email') ?? '').trim()
    if (!typed) return setFault(words.typeEmail)
    const answer = await ask(startSingleSignOn, { email: typed })
    if ('fault' in answer) setFault(answer.fault)
    else if (answer.reply.url) location.assign(answer.reply.url)
    else setFault(words.noCompany)
  }

  return (
    <form ref={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
      <TextField
        label={t.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        size="l"
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t.signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        size="l"
        beside={<a href={paths.forgotten}>{words.forgot}</a>}
        reveal={{ show: t.signIn.showPassword, hide: t.signIn.hidePassword }}
        value={password}
        onChange={setPassword}
      />
      {code !== null && (
        <TextField
          label={words.code}
          help={words.codeHelp}
          ref={takeFocus}
          autoComplete="one-time-code"
          size="l"
          value={code}
          onChange={setCode}
        />
      )}
      <FaultBanner words={fault} />
      <Button
        type="submit"
        tone={isFirst ? 'primary' : 'secondary'}
        size="l"
        isWide
        isBusy={isBusy}
      >
        {t.signIn.submit}
      </Button>
      <p className={css.company}>
        {words.company}{' '}
        <TextButton onPress={() => void goToCompany()}>{words.companyGo}</TextButton>
      </p>
    </form>
  )
}
