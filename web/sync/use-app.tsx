import type { Staff } from '@parlor/contract/staff.ts'
import { createContext, use, useSyncExternalStore } from 'react'
import type { App } from './app.ts'
import type { Screen } from './store.ts'

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = use(AppContext)
  if (!app) throw new Error('useApp is for what stands behind the sign-in')
  return app
}

export function useScreen(): Screen {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, store.get)
}

const byId = new WeakMap<readonly Staff[], ReadonlyMap<string, Staff>>()

/** People by their id, for names beside what they did. Only a change of people draws again. */
export function useColleagues(): ReadonlyMap<string, Staff> {
  const { store } = useApp()
  return useSyncExternalStore(store.subscribe, () => mapOf(store.get().session.colleagues))
}

function mapOf(colleagues: readonly Staff[]): ReadonlyMap<string, Staff> {
  const known = byId.get(colleagues) ?? new Map(colleagues.map(each => [each.id, each]))
  byId.set(colleagues, known)
  return known
}

export function useDrafts(): ReadonlyMap<string, string> {
  const { drafts } = useApp()
  return useSyncExternalStore(drafts.subscribe, drafts.all)
}
