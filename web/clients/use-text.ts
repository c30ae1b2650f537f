import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { paths } from '../paths.ts'
import { keepChosen, newConversationDraft } from '../sync/new-conversation-draft.ts'
import { useApp } from '../sync/use-app.tsx'
import type { Card } from './use-card.ts'

/** The conversation with this client, or the first text of one; words that were written go along. */
export function useText({ client, conversations }: Card, words = ''): () => void {
  const app = useApp()
  const [, go] = useLocation()
  const phone = client.phones[0]?.phone
  return () => {
    const own = conversations.find(each => each.phone === phone) ?? conversations[0]
    if (own) {
      if (words) app.drafts.set(own.id, words)
      return go(paths.thread('all', own.id))
    }
    if (!phone) return
    if (words) app.drafts.set(newConversationDraft.text, words)
    keepChosen(app.drafts, { phone, name: client.name, clientId: client.id })
    openSheet('new-conversation')
  }
}
