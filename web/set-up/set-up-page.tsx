import { useEffect, useState } from 'react'
import { checkSetUp, getSetUp } from '@parlor/contract/set-up.ts'
import { paths } from '../paths.ts'
import { CircleAlert } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { t } from '../words/en.ts'
import { setUpWords as words } from '../words/en-set-up.ts'
import { call } from '../call.ts'
import { FirstText } from './first-text.tsx'
import { HoursStep } from './hours-step.tsx'
import { SetUpFrame } from './set-up-frame.tsx'
import { Wizard } from './wizard.tsx'

/** The one-time link of an empty installation leads here; the owner comes back for the last step. */
export default function SetUpPage({ isSignedIn }: { isSignedIn: boolean }) {
  useEffect(() => {
    document.title = t.pageTitle(0, words.title)
  }, [])
  return isSignedIn ? <WithBusiness /> : <BeforeAll />
}

/** The owner comes back to the first step that is not done. */
function WithBusiness() {
  const [needsHours, setNeedsHours] = useState<boolean | null>(null)
  useEffect(() => {
    call(getSetUp, {}).then(
      ({ hours, firstText }) => setNeedsHours(!hours && !firstText),
      () => setNeedsHours(false)
    )
  }, [])
  if (needsHours === null) return null
  return needsHours ? <HoursStep onDone={() => setNeedsHours(false)} /> : <FirstText />
}

function BeforeAll() {
  const [token] = useState(() => location.hash.slice(1))
  const [isGood, setGood] = useState<boolean | null>(null)
  useEffect(() => {
    call(checkSetUp, { token: token || '-' }).then(
      ({ good }) => setGood(good),
      () => setGood(false)
    )
  }, [token])
  if (isGood === null) return null
  if (isGood) return <Wizard token={token} />
  return (
    <SetUpFrame title={words.title} step={0} heading={words.notGood}>
      <State
        icon={CircleAlert}
        title={words.notGood}
        isAlert
        action={<a href={paths.signIn()}>{words.toSignIn}</a>}
      >
        {words.notGoodHelp}
      </State>
    </SetUpFrame>
  )
}
