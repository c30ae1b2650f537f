import { type FormEvent, useState } from 'react'
import { resetPassword } from '@parlor/contract/sign-in.ts'
import { paths } from '../paths.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Check } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import { signInWords } from '../words/en-sign-in.ts'
import { ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import css from './sign-in-page.module.css'

const words = signInWords.newPassword

/** Where the mailed link leads; its token stands behind the #, which no server logs. */
export default function NewPasswordPage() {
  const [token] = useState(() => location.hash.slice(1))
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'rest' | 'busy' | 'saved'>('rest')
  const [fault, setFault] = useState<string | null>(token ? null : words.noLink)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state !== 'rest') return
    setState('busy')
    const answer = await ask(resetPassword, { token, password })
    setFault('fault' in answer ? answer.fault : null)
    setState('fault' in answer ? 'rest' : 'saved')
  }

  if (state === 'saved') {
    return (
      <SignInFrame title={words.title} lead={words.lead}>
        <Banner icon={Check} shape="card">
          {words.saved}
        </Banner>
        <a href={paths.signIn()}>{signInWords.backToSignIn}</a>
      </SignInFrame>
    )
  }
  return (
    <SignInFrame title={words.title} lead={words.lead}>
      <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.next}
          type="password"
          autoComplete="new-password"
          size="l"
          reveal={{ show: t.signIn.showPassword, hide: t.signIn.hidePassword }}
          value={password}
          onChange={setPassword}
        />
        <FaultBanner words={fault} />
        <Button type="submit" tone="primary" size="l" isWide isBusy={state === 'busy'}>
          {words.save}
        </Button>
      </form>
    </SignInFrame>
  )
}
