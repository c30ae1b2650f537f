import { type FormEvent, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { acceptInvitation, checkInvitation } from '@parlor/contract/sign-in.ts'
import { paths } from '../paths.ts'
import { enter } from '../sync/session.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { t } from '../words/en.ts'
import { signInWords } from '../words/en-sign-in.ts'
import { type Answer, ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import css from './sign-in-page.module.css'

const words = signInWords.invitation

type Invited = ReplyOf<typeof checkInvitation>

/** Where an invitation leads: who asks, as whom, and one password. */
export default function InvitationPage() {
  const [token] = useState(() => location.hash.slice(1))
  const [answer, setAnswer] = useState<Answer<Invited> | null>(null)
  useEffect(() => {
    void ask(checkInvitation, { token: token || '-' }).then(setAnswer)
  }, [token])
  if (!answer) return <SignInFrame title={signInWords.oneMoment} lead={null} />
  if ('fault' in answer) {
    return (
      <SignInFrame title={words.gone} lead={words.goneHelp}>
        <FaultBanner words={answer.fault} />
        <a href={paths.signIn()}>{signInWords.backToSignIn}</a>
      </SignInFrame>
    )
  }
  const { businessName, invitedBy, email } = answer.reply
  return (
    <SignInFrame title={words.title(businessName)} lead={words.lead(invitedBy, email)}>
      <JoinForm token={token} invited={answer.reply} />
    </SignInFrame>
  )
}

function JoinForm({ token, invited }: { token: string; invited: Invited }) {
  const [, go] = useLocation()
  const [name, setName] = useState(invited.name)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const given = { token, name: name.trim(), password }
    const answer = await ask(acceptInvitation, code ? { ...given, code: code.trim() } : given)
    setBusy(false)
    if ('reply' in answer) {
      enter(answer.reply)
      return go(paths.inbox())
    }
    if (answer.code === 'code-needed' && code === null) setCode('')
    else setFault(answer.fault)
  }

  return (
    <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
      <TextField label={words.name} autoComplete="name" size="l" value={name} onChange={setName} />
      <TextField
        label={invited.hasAccount ? words.passwordKnown : words.password}
        help={invited.hasAccount ? words.passwordKnownHelp : undefined}
        type="password"
        autoComplete={invited.hasAccount ? 'current-password' : 'new-password'}
        size="l"
        reveal={{ show: t.signIn.showPassword, hide: t.signIn.hidePassword }}
        value={password}
        onChange={setPassword}
      />
      {code !== null && (
        <TextField
          label={signInWords.code}
          help={signInWords.codeHelp}
          autoComplete="one-time-code"
          size="l"
          value={code}
          onChange={setCode}
        />
      )}
      <FaultBanner words={fault} />
      <Button type="submit" tone="primary" size="l" isWide isBusy={isBusy}>
        {words.join}
      </Button>
    </form>
  )
}
