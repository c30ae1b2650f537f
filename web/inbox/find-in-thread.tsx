import { useLocation, useSearch } from 'wouter'
import { paths, soughtIn, withSought } from '../paths.ts'
import { useApp } from '../sync/use-app.tsx'
import { useTextHits } from '../sync/use-text-hits.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ChevronDown, ChevronUp, Search } from '../ui/icons.ts'
import { TextButton } from '../ui/text-button.tsx'
import { findWords } from '../words/en-find.ts'
import css from './finder.module.css'

const words = findWords.inThread

export type FindInThreadProps = { conversationId: string; q: string; messageId: string }

/** Under the header of a thread that a search has opened: which hit this is, and the others. */
export function FindInThread({ conversationId, q, messageId }: FindInThreadProps) {
  const { hits, next } = useTextHits({ q, conversationId })
  const { loader, store } = useApp()
  const [path, go] = useLocation()
  const search = useSearch()
  const here = hits?.findIndex(hit => hit.message.id === messageId) ?? -1
  const view = path.split('/')[2] === conversationId ? 'open' : path.split('/')[2]

  function step(by: 1 | -1) {
    const hit = hits?.[here + by]
    if (!hit) return
    const at = { messageId: hit.message.id }
    go(paths.thread((view ?? 'open') as 'open', conversationId, at, soughtIn(search)), {
      replace: true
    })
  }
  function toLatest() {
    go(withSought(path, search), { replace: true })
    if (store.get().known.threads[conversationId]?.newer) loader.newestMessages(conversationId)
  }
  const isLast = hits === null || here < 0 || here >= hits.length - 1
  return (
    <search className={css.bar} aria-label={words.of(q)}>
      <Icon of={Search} size={16} />
      <span>{words.of(q)}</span>
      {here >= 0 && (
        <span className={css.place} role="status">
          {words.place(here + 1, `${hits!.length}${next ? '+' : ''}`)}
        </span>
      )}
      <IconButton
        icon={ChevronUp}
        size="s"
        label={words.older}
        disabledBecause={isLast ? words.older : null}
        onPress={() => step(1)}
      />
      <IconButton
        icon={ChevronDown}
        size="s"
        label={words.newer}
        disabledBecause={here <= 0 ? words.newer : null}
        onPress={() => step(-1)}
      />
      <TextButton onPress={toLatest}>{words.latest}</TextButton>
    </search>
  )
}
