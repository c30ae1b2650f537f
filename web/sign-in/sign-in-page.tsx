import { type FormEvent, useEffect, useRef, useState } from 'react'
import { signIn } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import { enter } from '../sync/session.ts'
import { troubleOf } from '../sync/store.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { CircleAlert, Lock } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { t } from '../words/en.ts'
import { ExampleConversation } from './example-conversation.tsx'
import css from './sign-in-page.module.css'

/** The only page for those who are not signed in. */
export function SignInPage({ wasSignedIn }: { wasSignedIn: boolean }) {
  useEffect(() => {
    document.title = t.pageTitle(0, t.signIn.submit)
  }, [])
  return (
    <div className={css.page}>
      <main className={css.work}>
        <div className={css.brand}>
          <Logo size={32} />
          <span>{t.product}</span>
        </div>
        <div className={css.form}>
          <h1 className={css.title}>{t.signIn.title}</h1>
          <p className={css.lead}>{t.signIn.lead}</p>
          {wasSignedIn && (
            <Banner icon={Lock} tone="note" shape="card">
              {t.signIn.draftsKept}
            </Banner>
          )}
          <SignInForm />
        </div>
      </main>
      <ExampleConversation />
    </div>
  )
}

function SignInForm() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
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
    try {
      enter(await call(signIn, input))
    } catch (error) {
      const trouble = troubleOf(error)
      setFault(trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why])
      setBusy(false)
    }
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
        reveal={{ show: t.signIn.showPassword, hide: t.signIn.hidePassword }}
        value={password}
        onChange={setPassword}
      />
      <div role="alert">
        {fault && (
          <Banner icon={CircleAlert} tone="danger" shape="card">
            {fault}
          </Banner>
        )}
      </div>
      <Button type="submit" tone="primary" size="l" isWide isBusy={isBusy}>
        {t.signIn.submit}
      </Button>
    </form>
  )
}
