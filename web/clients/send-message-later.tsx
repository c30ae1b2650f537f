import { useSyncExternalStore } from 'react'
import { openedSheet, openSheet, watchSheet } from '../commands/keys.ts'
import { Later, later } from '../ui/later.tsx'

const dialog = later<{ onClose: () => void }>(
  async () => (await import('./send-message.tsx')).SendMessage
)

/** What stands behind "Send message" of the quick actions and of the palette, on every page. */
export function SendMessageSheet() {
  const isAsked = useSyncExternalStore(watchSheet, openedSheet) === 'send-message'
  return isAsked && <Later piece={dialog} give={{ onClose: () => openSheet(null) }} />
}
