import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { paths } from '../paths.ts'
import { keepChosen, newConversationDraft } from '../sync/new-conversation-draft.ts'
import { useApp } from '../sync/use-app.tsx'
import type { Card } from './use-card.ts'

/** The conversation with this client, or the first text of one; words that were written go along. */
export function useText(card: Card | null, words = ''): () => void {
  const app = useApp()
  const [, go] = useLocation()
  /** What somebody had begun there stays before them. */
  const take = (draft: string) => {
    if (words) app.drafts.set(draft, [app.drafts.get(draft), words].filter(Boolean).join('\n'))
  }
  return () => {
    if (!card) return
    const { client, conversations } = card
    const phone = client.phones[0]?.phone
    const own = conversations.find(each => each.phone === phone) ?? conversations[0]
    if (own) {
      take(own.id)
      return go(paths.thread('all', own.id))
    }
    if (!phone) return
    take(newConversationDraft.text)
    keepChosen(app.drafts, { phone, name: client.name, clientId: client.id })
    openSheet('new-conversation')
  }
}
