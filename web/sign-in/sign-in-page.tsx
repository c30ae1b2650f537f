import { useState } from 'react'
import { askPasskey, signInWithPasskey } from '@parlor/contract/sign-in.ts'
import { answerWithPasskey, canUsePasskeys } from '../passkeys.ts'
import { enter } from '../sync/session.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Fingerprint, Lock } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import { signInWords as words } from '../words/en-sign-in.ts'
import { ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import { PasswordForm } from './password-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import css from './sign-in-page.module.css'

/** The door: with a passkey first, else with a password, or by the company's own sign-in. */
export default function SignInPage({ wasSignedIn }: { wasSignedIn: boolean }) {
  return (
    <SignInFrame title={t.signIn.title} lead={t.signIn.lead}>
      {wasSignedIn && (
        <Banner icon={Lock} tone="note" shape="card">
          {t.signIn.draftsKept}
        </Banner>
      )}
      {canUsePasskeys() && <WithPasskey />}
      <PasswordForm isFirst={!canUsePasskeys()} />
    </SignInFrame>
  )
}

function WithPasskey() {
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function go() {
    setBusy(true)
    setFault(await signInByPasskey())
    setBusy(false)
  }

  return (
    <div className={css.fields}>
      <Button
        icon={Fingerprint}
        tone="primary"
        size="l"
        isWide
        isBusy={isBusy}
        onPress={() => void go()}
      >
        {words.passkey}
      </Button>
      <FaultBanner words={fault} />
      <p className={css.or}>{words.or}</p>
    </div>
  )
}

/** Null when somebody is in. */
async function signInByPasskey(): Promise<string | null> {
  const question = await ask(askPasskey, {})
  if ('fault' in question) return question.fault
  const { challengeId, options } = question.reply
  const answer = await answerWithPasskey(options)
  if (!answer) return words.passkeyFailed
  const signedIn = await ask(signInWithPasskey, { challengeId, answer })
  if ('fault' in signedIn) return signedIn.fault
  enter(signedIn.reply)
  return null
}
