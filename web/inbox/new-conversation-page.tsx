import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { fromInbox, paths } from '../paths.ts'
import { useApp } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { t } from '../words/en.ts'
import { peopleWords } from '../words/en-people.ts'
import css from './new-conversation.module.css'
import { OfflineBanner } from './offline-banner.tsx'
import { useNewConversation } from './use-new-conversation.tsx'

const words = peopleWords.newConversation

/** On the phone, to whom and what have the whole screen; what sends them stands over its keyboard. */
export default function NewConversationPage() {
  const app = useApp()
  const page = useRef<HTMLElement>(null)
  const [, go] = useLocation()
  const isPhone = useLayout() === 'phone'
  const { fields, send, texts } = useNewConversation(id =>
    go(paths.thread('open', id), { replace: true })
  )
  // The inbox goes on behind.
  useEffect(() => app.show('open', null), [app])
  useEffect(() => {
    document.title = t.pageTitle(0, words.title)
    if (!page.current!.contains(document.activeElement)) page.current!.querySelector('h1')!.focus()
  }, [])
  useEffect(() => {
    if (isPhone) return
    go(paths.inbox(), { replace: true })
    openSheet('new-conversation')
  }, [isPhone, go])
  return (
    <main ref={page} className={css.page}>
      <OfflineBanner />
      <PaneHeader
        title={words.title}
        before={<IconButton icon={ChevronLeft} label={words.back} onPress={() => leave(go)} />}
      />
      <PaneBody>
        <div className={css.fields}>{fields}</div>
      </PaneBody>
      <footer className={css.foot}>
        <span className={css.cost}>{texts ?? words.backKeeps}</span>
        {send}
      </footer>
    </main>
  )
}

/** Back to the folder one came from; somebody who came by its address has none. */
function leave(go: (path: string) => void) {
  if (history.state === fromInbox) history.back()
  else go(paths.inbox())
}
