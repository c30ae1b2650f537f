/** What somebody has typed and not sent, per conversation and per person, in this browser. */
const prefix = 'parlor.draft.'
export const draftLimits = { kept: 200 }

type Listener = () => void
export type Drafts = {
  get(conversationId: string): string
  set(conversationId: string, text: string): void
  /** Off the screen at once; what storage holds goes when the text is safe elsewhere. */
  clearWhen(conversationId: string, isSafe: Promise<void>): void
  all(): ReadonlyMap<string, string>
  subscribe(listener: Listener): Listener
}

/** `storage` may refuse (full, or forbidden): then drafts last as long as the page. */
export function createDrafts(staffId: string, storage: Storage | null): Drafts {
  const own = `${prefix}${staffId}.`
  const listeners = new Set<Listener>()
  let drafts: ReadonlyMap<string, string> = readAll(own, storage)

  function change(next: ReadonlyMap<string, string>) {
    drafts = next
    for (const listener of listeners) listener()
  }

  function withDraft(conversationId: string, text: string) {
    const next = new Map(drafts)
    next.delete(conversationId)
    if (text) next.set(conversationId, text)
    return next
  }

  function write(conversationId: string, text: string) {
    try {
      if (text) storage?.setItem(own + conversationId, text)
      else storage?.removeItem(own + conversationId)
    } catch {
      // Full or forbidden: the page still has it.
    }
  }

  if (typeof window !== 'undefined') {
    // Another tab of the same person writes too.
    window.addEventListener('storage', event => {
      if (event.key?.startsWith(own)) change(readAll(own, storage))
    })
  }
  return {
    get: conversationId => drafts.get(conversationId) ?? '',
    all: () => drafts,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(conversationId, text) {
      if (text === (drafts.get(conversationId) ?? '')) return
      write(conversationId, text)
      change(withDraft(conversationId, text))
    },
    clearWhen(conversationId, isSafe) {
      change(withDraft(conversationId, ''))
      void isSafe.then(() => {
        if (!drafts.has(conversationId)) write(conversationId, '')
      })
    }
  }
}

function readAll(own: string, storage: Storage | null): Map<string, string> {
  const found = new Map<string, string>()
  if (!storage) return found
  for (let i = 0; i < storage.length && found.size < draftLimits.kept; i++) {
    const key = storage.key(i)
    if (key?.startsWith(own)) found.set(key.slice(own.length), storage.getItem(key) ?? '')
  }
  return found
}

export function browserStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
