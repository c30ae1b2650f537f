import { createContext, use, useMemo, useSyncExternalStore } from 'react'
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

/** People by their id, for names beside what they did. */
export function useColleagues() {
  const { session } = useScreen()
  return useMemo(
    () => new Map(session.colleagues.map(each => [each.id, each])),
    [session.colleagues]
  )
}

export function useDrafts(): ReadonlyMap<string, string> {
  const { drafts } = useApp()
  return useSyncExternalStore(drafts.subscribe, drafts.all)
}
