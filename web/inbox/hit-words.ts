import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { Hit } from '@parlor/contract/search.ts'

export type HitGroup = { row: ConversationRow; hits: Hit[] }

/** Conversations in the order of their newest hit. */
export function hitsByConversation(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  for (const hit of hits) {
    const { id } = hit.conversation
    const group = groups.get(id) ?? { row: hit.conversation, hits: [] }
    group.hits.push(hit)
    groups.set(id, group)
  }
  return [...groups.values()]
}
