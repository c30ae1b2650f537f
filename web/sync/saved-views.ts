import {
  deleteSavedView,
  listSavedViews,
  type SavedView,
  saveView
} from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import type { App } from './app.ts'

/** My views and those shared with all. */
export type SavedViews = {
  all(): readonly SavedView[]
  subscribe(listener: () => void): () => void
  read(): Promise<void>
  save(view: Omit<SavedView, 'ownerId'>): Promise<void>
  drop(id: string): Promise<void>
}

const opened = new WeakMap<App, SavedViews>()

export function savedViewsOf(app: App): SavedViews {
  const known = opened.get(app) ?? openSavedViews()
  opened.set(app, known)
  return known
}

function openSavedViews(): SavedViews {
  const listeners = new Set<() => void>()
  let known: readonly SavedView[] = []

  function put(next: readonly SavedView[]) {
    known = next.toSorted((a, b) => a.name.localeCompare(b.name))
    for (const listener of listeners) listener()
  }

  const others = (id: string) => known.filter(each => each.id !== id)
  return {
    all: () => known,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async read() {
      put((await call(listSavedViews, {})).savedViews)
    },
    async save(view) {
      const { savedView } = await call(saveView, view)
      put([...others(view.id), savedView])
    },
    async drop(id) {
      await call(deleteSavedView, { id })
      put(others(id))
    }
  }
}
