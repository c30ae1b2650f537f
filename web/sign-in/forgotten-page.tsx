import { type FormEvent, useState } from 'react'
import { askPasswordReset } from '@parlor/contract/sign-in.ts'
import { paths } from '../paths.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Mail } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import { signInWords } from '../words/en-sign-in.ts'
import { ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import css from './sign-in-page.module.css'

const words = signInWords.forgotten

/** A way in for who has lost the password; the answer is the same for every address. */
export default function ForgottenPage() {
  const [email, setEmail] = useState('')
  const [state, setState] = useState<'rest' | 'busy' | 'sent'>('rest')
  const [fault, setFault] = useState<string | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state === 'busy') return
    if (!email.trim()) return setFault(signInWords.typeEmail)
    setState('busy')
    const answer = await ask(askPasswordReset, { email: email.trim() })
    setFault('fault' in answer ? answer.fault : null)
    setState('fault' in answer ? 'rest' : 'sent')
  }

  return (
    <SignInFrame title={words.title} lead={words.lead}>
      <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={t.signIn.email}
          type="email"
          name="email"
          autoComplete="username"
          size="l"
          value={email}
          onChange={setEmail}
        />
        <FaultBanner words={fault} />
        <div role="status">
          {state === 'sent' && (
            <Banner icon={Mail} shape="card">
              {words.sent}
            </Banner>
          )}
        </div>
        <Button type="submit" tone="primary" size="l" isWide isBusy={state === 'busy'}>
          {words.send}
        </Button>
        <a href={paths.signIn()}>{signInWords.backToSignIn}</a>
      </form>
    </SignInFrame>
  )
}
