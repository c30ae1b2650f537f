import { useSyncExternalStore } from 'react'
import { openedSheet, openSheet, watchSheet } from '../commands/keys.ts'
import { Later, later } from '../ui/later.tsx'

const dialog = later<{ onClose: () => void }>(
  async () => (await import('./new-conversation.tsx')).NewConversation
)

/** The dialog behind the pencil, `c` and the palette. */
export function NewConversationSheet() {
  const sheet = useSyncExternalStore(watchSheet, openedSheet)
  const onClose = () => openSheet(null)
  return sheet === 'new-conversation' && <Later piece={dialog} give={{ onClose }} />
}
