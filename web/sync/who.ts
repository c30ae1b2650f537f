import { getSession, type Session } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import type { Store } from './store.ts'

/** What I may do has changed: the buttons follow. */
export function hearOfRights(store: Store): void {
  call(getSession, {}).then(
    (session: Session | null) => session && store.change(() => ({ session })),
    () => undefined // Signed out, or without a network: whoever notices that says so.
  )
}
