import type { NumberedEvent } from '@parlor/contract/events.ts'
import { listLabels } from '@parlor/contract/labels.ts'
import type { Session } from '@parlor/contract/staff.ts'
import { call } from '../call.ts'
import type { Screen, Store } from './store.ts'

/** What the business itself is: its name and words, who works here, its labels. */
export function hearHouse(store: Store, events: readonly NumberedEvent[]): void {
  store.change(screen => events.reduce(applyHouse, screen))
}

function applyHouse(screen: Screen, { event }: NumberedEvent): Screen {
  const put = (session: Partial<Session>) => ({
    ...screen,
    session: { ...screen.session, ...session }
  })
  if (event.type === 'business.updated') return put({ business: event.business })
  if (event.type === 'colleagues.updated') return put({ colleagues: event.colleagues })
  if (event.type === 'labels.updated') return { ...screen, labels: event.labels }
  return screen
}

/** Read when they are first asked for, and after a gap; what is known stays meanwhile. */
export function readLabels(store: Store): void {
  call(listLabels, {}).then(
    ({ labels }) => store.change(() => ({ labels })),
    () => {} // whoever asks next asks again
  )
}
