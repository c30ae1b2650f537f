import { useSyncExternalStore } from 'react'
import { announced, watchAnnounced } from './announce.ts'
import { HiddenText } from './hidden-text.tsx'

/** Two silent places in the page that a screen reader listens to; once, in the root of the app. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(watchAnnounced, announced)
  return (
    <>
      <HiddenText>
        <span role="status">{polite}</span>
      </HiddenText>
      <HiddenText>
        <span role="alert">{assertive}</span>
      </HiddenText>
    </>
  )
}
