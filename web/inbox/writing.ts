import { useSyncExternalStore } from 'react'

export type Mode = 'text' | 'note'

/** Which conversations one writes a note in at the moment; the others are texts. */
let notes: ReadonlySet<string> = new Set()
const watchers = new Set<() => void>()

export function writeIn(conversationId: string, mode: Mode): void {
  const next = new Set(notes)
  if (mode === 'note') next.add(conversationId)
  else next.delete(conversationId)
  notes = next
  for (const watcher of watchers) watcher()
}

export function useWriting(conversationId: string): [Mode, (mode: Mode) => void] {
  const isNote = useSyncExternalStore(watch, () => notes.has(conversationId))
  return [isNote ? 'note' : 'text', mode => writeIn(conversationId, mode)]
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Which failed text the draft of a conversation stands for, if it is one that is written again. */
export const againDraft = (conversationId: string) => `again.${conversationId}`

/** Notes have drafts beside those of the texts. */
export const noteDraft = (conversationId: string) => `note.${conversationId}`
