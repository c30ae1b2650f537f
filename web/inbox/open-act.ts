import { useSyncExternalStore } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'

/** What one wants to do with conversations, or a text of one, and has to say more about first. */
export type ThreadAct = {
  what: 'assign' | 'snooze' | 'labels' | 'date' | 'client' | 'block' | 'delete' | 'delete-text'
  ids: readonly string[]
  messageId?: string
}

/** `row` is the first; what is asked about many takes `rows`. */
export type ThreadDialogProps = {
  row: ConversationRow
  rows: readonly ConversationRow[]
  act: ThreadAct
  onClose: () => void
}

let act: ThreadAct | null = null
const watchers = new Set<() => void>()

export function openAct(next: ThreadAct | null): void {
  act = next
  for (const watcher of watchers) watcher()
}

export function useOpenAct(): ThreadAct | null {
  return useSyncExternalStore(watch, () => act)
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
