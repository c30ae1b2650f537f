import type { Label } from '@parlor/contract/labels.ts'
import type { Session } from '@parlor/contract/staff.ts'
import { Refused, Unheard } from '../call.ts'
import { type Known, nothingKnown } from './known.ts'
import { nothingPending, type Pending } from './pending.ts'
import type { LiveState } from './socket.ts'

export type Trouble =
  | { kind: 'unheard'; why: 'network' | 'time' }
  | { kind: 'refused'; code: string; detail: string; requestId: string | null }

/** How reading one part went: `list:open`, `more:open`, `thread:<id>`, `older:<id>`. */
export type Load = { isBusy: boolean; trouble: Trouble | null }

/** Everything that the screens of one signed-in person are drawn from. */
export type Screen = {
  session: Session
  labels: readonly Label[] | null // null: not read yet
  known: Known
  pending: Pending
  live: LiveState
  asOf: string | null // when we last heard the server
  loads: Readonly<Record<string, Load>>
  seenThrough: string | null // inbound texts up to here were seen on this device
}

export type Store = {
  get(): Screen
  subscribe(listener: () => void): () => void
  change(change: (screen: Screen) => Partial<Screen>): void
}

export function createStore(session: Session, kept: { known: Known; asOf: string } | null): Store {
  const listeners = new Set<() => void>()
  let screen: Screen = {
    session,
    labels: null,
    known: { ...(kept?.known ?? nothingKnown), me: session.staff.id },
    pending: nothingPending,
    live: 'connecting',
    asOf: kept?.asOf ?? null,
    loads: {},
    seenThrough: null
  }
  return {
    get: () => screen,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(change) {
      const changed = change(screen)
      const isSame = Object.entries(changed).every(
        ([name, value]) => screen[name as keyof Screen] === value
      )
      if (isSame) return
      screen = { ...screen, ...changed }
      for (const listener of listeners) listener()
    }
  }
}

export function putLoad(store: Store, key: string, load: Load): void {
  store.change(({ loads }) => ({ loads: { ...loads, [key]: load } }))
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof Refused) {
    const { code, detail, requestId = null } = error.problem
    return { kind: 'refused', code, detail, requestId }
  }
  if (error instanceof Unheard) return { kind: 'unheard', why: error.why }
  throw error
}
