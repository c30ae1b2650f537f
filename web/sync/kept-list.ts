import type { App } from './app.ts'

type Kept = { id: string; name: string; ownerId: string }

/** What somebody keeps under names, their own and those shared with all; null until it was read. */
export type KeptList<Each extends Kept> = {
  all(): readonly Each[] | null
  subscribe(listener: () => void): () => void
  read(): Promise<void>
  save(given: Omit<Each, 'ownerId'>): Promise<void>
  drop(id: string): Promise<void>
}

type Calls<Each extends Kept> = {
  read(): Promise<readonly Each[]>
  save(given: Omit<Each, 'ownerId'>): Promise<Each>
  drop(id: string): Promise<unknown>
}

/** Whoever is signed in has theirs. */
export function keptListOf<Each extends Kept>(calls: Calls<Each>): (app: App) => KeptList<Each> {
  const opened = new WeakMap<App, KeptList<Each>>()
  return app => {
    const known = opened.get(app) ?? open(calls)
    opened.set(app, known)
    return known
  }
}

function open<Each extends Kept>(calls: Calls<Each>): KeptList<Each> {
  const listeners = new Set<() => void>()
  let known: readonly Each[] | null = null

  function put(next: readonly Each[]) {
    known = next.toSorted((a, b) => a.name.localeCompare(b.name))
    for (const listener of listeners) listener()
  }

  const others = (id: string) => (known ?? []).filter(each => each.id !== id)
  return {
    all: () => known,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async read() {
      put(await calls.read())
    },
    async save(given) {
      const saved = await calls.save(given)
      put([...others(saved.id), saved])
    },
    async drop(id) {
      await calls.drop(id)
      put(others(id))
    }
  }
}
