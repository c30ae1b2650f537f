import { type KeyboardEvent, useEffect, useId, useState, useSyncExternalStore } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { fillMergeFields } from '@parlor/contract/merge-fields.ts'
import type { QuickReply } from '@parlor/contract/quick-replies.ts'
import { quickRepliesOf } from '../sync/quick-replies.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Icon } from '../ui/icon.tsx'
import { Settings } from '../ui/icons.ts'
import { quickWords } from '../words/en-sending-later.ts'
import { matchQuickReplies } from './match-quick-replies.ts'
import css from './quick-reply-list.module.css'
import { valuesFor } from './quick-reply-words.ts'
import { plainLine } from './text-parts.ts'
import type { Slash } from './use-slash.ts'

const shownMax = 6

export type QuickReplyListProps = {
  row: ConversationRow
  typed: string
  slash: Slash
  onManage: () => void
}

/** What was kept for later, as it will read for this client, over the field that keeps the focus.
 * The last place leads to where quick replies are added and changed. */
export function QuickReplyList({ row, typed, slash, onManage }: QuickReplyListProps) {
  const quickReplies = quickRepliesOf(useApp())
  const { session } = useScreen()
  const all = useSyncExternalStore(quickReplies.subscribe, quickReplies.all)
  const id = useId()
  const [active, setActive] = useState(0)
  const found = all ? matchQuickReplies(typed, all).slice(0, shownMax) : []
  const isOpen = all !== null && (found.length > 0 || typed === '')
  const count = isOpen ? found.length : -1
  const { setPicker, keys } = slash
  const filled = (each: QuickReply) => fillMergeFields(each.body, valuesFor(row, session)).text

  // What cannot be read now is read at the next /; the field itself needs none of it.
  useEffect(() => {
    quickReplies.read().catch(() => undefined)
  }, [quickReplies])
  useEffect(() => {
    setActive(0)
    if (count >= 0) announce(quickWords.found(count))
  }, [count])
  useEffect(() => {
    setPicker(isOpen ? { id, active } : null)
  }, [setPicker, isOpen, id, active])

  function pick(index: number) {
    const chosen = found[index]
    slash.put(chosen ? filled(chosen) : '')
    if (!chosen) onManage()
  }

  function keyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    const places = found.length + 1
    if (event.key === 'ArrowDown') setActive((active + 1) % places)
    else if (event.key === 'ArrowUp') setActive((active - 1 + places) % places)
    else if (event.key === 'Escape') slash.close()
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  useEffect(() => {
    keys.current = keyDown
    return () => {
      keys.current = null
    }
  })
  if (!isOpen) return null
  const options = found.map(each => ({ id: each.id, name: each.name, words: filled(each) }))
  return <Options {...{ id, options, active }} onPick={pick} />
}

type OptionsProps = {
  id: string
  options: { id: string; name: string; words: string }[]
  active: number
  onPick: (index: number) => void
}

function Options({ id, options, active, onPick }: OptionsProps) {
  const place = (index: number) => ({
    id: `${id}-${index}`,
    role: 'option',
    'aria-selected': index === active,
    className: css.option!,
    onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
    onClick: () => onPick(index)
  })
  return (
    <div id={id} role="listbox" aria-label={quickWords.list} className={css.list}>
      {options.length === 0 && <p className={css.none}>{quickWords.none}</p>}
      {options.map((each, index) => (
        <div key={each.id} {...place(index)}>
          <span className={css.name}>{each.name}</span>
          <span className={css.words}>{plainLine(each.words)}</span>
        </div>
      ))}
      <div {...place(options.length)} data-manage>
        <Icon of={Settings} size={16} />
        {quickWords.manage}
      </div>
    </div>
  )
}
