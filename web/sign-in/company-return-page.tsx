import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { signInWithSingleSignOn } from '@parlor/contract/sign-in.ts'
import { paths } from '../paths.ts'
import { enter } from '../sync/session.ts'
import { signInWords } from '../words/en-sign-in.ts'
import { ask } from './ask.ts'
import { FaultBanner } from './fault-banner.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

const words = signInWords.companyReturn

/** Back from the company's own sign-in. What it sent is good once. */
let asked: ReturnType<typeof finish> | null = null

function finish() {
  return ask(signInWithSingleSignOn, { query: location.search })
}

export default function CompanyReturnPage() {
  const [, go] = useLocation()
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    asked ??= finish()
    void asked.then(answer => {
      asked = null
      if ('fault' in answer) return setFault(answer.fault)
      enter(answer.reply)
      go(paths.inbox(), { replace: true })
    })
  }, [go])
  return (
    <SignInFrame title={fault ? words.failed : words.title} lead={signInWords.oneMoment}>
      <FaultBanner words={fault} />
      {fault && <a href={paths.signIn()}>{signInWords.backToSignIn}</a>}
    </SignInFrame>
  )
}
