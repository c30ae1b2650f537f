import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import type { Staff } from '@parlor/contract/staff.ts'
import { useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { threadActs as t } from '../words/en-thread-acts.ts'
import { matchMention, mentionName, typedMention } from './mentions.ts'
import { useInsertion } from './use-insertion.ts'

const shownMax = 6

/** Whom an @ before the caret may mean; the field keeps the focus, arrows and Enter choose. */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void
) {
  const { session } = useScreen()
  const people = session.colleagues
  const [caret, setCaret] = useState(-1)
  const [active, setActive] = useState(0)
  const insertion = useInsertion(field, text, onText)
  const typed = caret < 0 ? null : typedMention(text, caret)
  const others = people.filter(each => each.id !== session.staff.id)
  const found = typed ? matchMention(typed.typed, others).slice(0, shownMax) : []
  const count = found.length

  useEffect(() => {
    setActive(0)
    if (count > 0) announce(t.note.found(count))
  }, [count])

  function pick(staff: Staff) {
    if (!typed) return
    const name = `@${mentionName(staff, people)} `
    setCaret(-1)
    insertion.put(typed.start, caret, name)
  }

  function keyDown(event: KeyboardEvent): boolean {
    if (count === 0 || event.nativeEvent.isComposing) return false
    const chosen = found[active]
    if (event.key === 'ArrowDown') setActive((active + 1) % count)
    else if (event.key === 'ArrowUp') setActive((active - 1 + count) % count)
    else if (event.key === 'Escape') setCaret(-1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.ctrlKey) {
      pick(chosen)
    } else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    people,
    found,
    active,
    pick,
    insert: insertion.here,
    keyDown,
    look: () => setCaret(field.current?.selectionStart ?? -1),
    close: () => setCaret(-1)
  }
}
