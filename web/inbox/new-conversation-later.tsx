import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { openedSheet, openSheet, watchSheet } from '../commands/keys.ts'
import { fromInbox, paths } from '../paths.ts'
import { useLayout } from '../sync/use-page.ts'
import { Later, later } from '../ui/later.tsx'

const dialog = later<{ onClose: () => void }>(
  async () => (await import('./new-conversation.tsx')).NewConversation
)

/** What stands behind the pencil, `c` and the palette: a dialog, and on the phone a page. */
export function NewConversationSheet() {
  const isAsked = useSyncExternalStore(watchSheet, openedSheet) === 'new-conversation'
  const isPage = useLayout() === 'phone'
  const [, go] = useLocation()
  const onClose = () => openSheet(null)
  useEffect(() => {
    if (!isAsked || !isPage) return
    openSheet(null)
    go(paths.newConversation, { state: fromInbox })
  }, [isAsked, isPage, go])
  return isAsked && !isPage && <Later piece={dialog} give={{ onClose }} />
}
