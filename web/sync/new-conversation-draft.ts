import type { Drafts } from './drafts.ts'

export type Chosen = { phone: string; name: string; clientId?: string }

/** What a new conversation says and to whom: kept until it is sent. */
export const newConversationDraft = { text: 'new-conversation', to: 'new-conversation-to' }

export function chosenIn(drafts: Drafts): Chosen | null {
  const kept = drafts.get(newConversationDraft.to)
  return kept === '' ? null : (JSON.parse(kept) as Chosen)
}

export function keepChosen(drafts: Drafts, chosen: Chosen | null): void {
  drafts.set(newConversationDraft.to, chosen ? JSON.stringify(chosen) : '')
}
