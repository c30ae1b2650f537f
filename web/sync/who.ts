import type { NumberedEvent } from '@parlor/contract/events.ts'
import { getSession, type Session } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import type { Store } from './store.ts'

/** What I may do has changed: the buttons follow, and the names of those I work with. */
export function hearOfRights(store: Store): void {
  call(getSession, {}).then(
    (session: Session | null) => session && store.change(() => ({ session })),
    () => undefined // Signed out, or without a network: whoever notices that says so.
  )
}

/** Somebody came, left, or is called otherwise. */
export function hearOfColleagues(store: Store, events: readonly NumberedEvent[]): void {
  for (const { event } of events) {
    if (event.type !== 'colleagues.updated') continue
    const { colleagues } = event
    store.change(({ session }) => {
      const staff = colleagues.find(each => each.id === session.staff.id) ?? session.staff
      return { session: { ...session, colleagues, staff } }
    })
  }
}
