import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore
} from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { fillMergeFields, type QuickReply } from '@parlor/contract/quick-replies.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { t } from '../words/en.ts'
import { matchQuickReplies, typedSlash, valuesFor } from './quick-reply-words.ts'

const shownMax = 6

type Writing = {
  row: ConversationRow
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  onText: (text: string) => void
  onManage: () => void
}

/** A / opens what was kept for later; arrows and Enter choose, the field keeps the focus. The last
 * place of the list leads to where they are added and changed. */
export function useQuickReplies({ row, field, text, onText, onManage }: Writing) {
  const { quickReplies } = useApp()
  const { session } = useScreen()
  const all = useSyncExternalStore(quickReplies.subscribe, quickReplies.all)
  const [caret, setCaret] = useState(-1)
  const [active, setActive] = useState(0)
  const caretAfter = useRef<number | null>(null)
  const typed = caret < 0 ? null : typedSlash(text, caret)
  const isAsked = typed !== null
  const matching = typed && all ? matchQuickReplies(typed.typed, all).slice(0, shownMax) : []
  const isOpen = isAsked && all !== null && (matching.length > 0 || typed.typed === '')
  const count = isOpen ? matching.length : -1

  // What cannot be read now is read at the next /; the field itself needs none of it.
  useEffect(() => {
    if (isAsked) quickReplies.read().catch(() => undefined)
  }, [isAsked, quickReplies])
  useEffect(() => {
    setActive(0)
    if (count >= 0) announce(t.sending.quick.found(count))
  }, [count])
  useEffect(() => {
    if (caretAfter.current === null || !field.current) return
    field.current.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })

  function put(words: string) {
    if (!typed) return
    caretAfter.current = typed.start + words.length
    setCaret(-1)
    onText(text.slice(0, typed.start) + words + text.slice(caret))
    field.current?.focus()
  }

  const filled = (each: QuickReply) => fillMergeFields(each.body, valuesFor(row, session)).text

  function pick(index: number) {
    const chosen = matching[index]
    if (chosen) return put(filled(chosen))
    put('')
    onManage()
  }

  function keyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    const places = matching.length + 1
    if (event.key === 'ArrowDown') setActive((active + 1) % places)
    else if (event.key === 'ArrowUp') setActive((active - 1 + places) % places)
    else if (event.key === 'Escape') setCaret(-1)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    isOpen,
    options: matching.map(each => ({ id: each.id, name: each.name, words: filled(each) })),
    active,
    pick,
    keyDown,
    look: () => setCaret(field.current?.selectionStart ?? -1),
    close: () => setCaret(-1),
    /** As if a / had been typed where the caret stands. */
    ask() {
      const at = field.current?.selectionStart ?? text.length
      const slash = at === 0 || /\s$/u.test(text.slice(0, at)) ? '/' : ' /'
      onText(text.slice(0, at) + slash + text.slice(at))
      caretAfter.current = at + slash.length
      setCaret(at + slash.length)
      field.current?.focus()
    }
  }
}
