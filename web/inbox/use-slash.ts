import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { typedSlash } from './typed-slash.ts'
import { useInsertion } from './use-insertion.ts'

type Picker = { id: string; active: number }
export type Slash = ReturnType<typeof useSlash>

/** A / that begins a word asks for a quick reply. What then may be chosen is fetched at the first
 * one: it hears the keys of the field by `keys` and says by `setPicker` where it stands. */
export function useSlash(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void
) {
  const [caret, setCaret] = useState(-1)
  const [picker, setPicker] = useState<Picker | null>(null)
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  const insertion = useInsertion(field, text, onText)
  const typed = caret < 0 ? null : typedSlash(text, caret)

  return {
    typed: typed?.typed ?? null,
    picker: typed && picker,
    setPicker,
    insert: insertion.here,
    keys,
    keyDown: (event: KeyboardEvent) => (typed && keys.current?.(event)) ?? false,
    /** In the place of the / and what was typed after it. */
    put(words: string) {
      if (!typed) return
      setCaret(-1)
      insertion.put(typed.start, caret, words)
    },
    /** As if a / had been typed where the caret stands. */
    ask() {
      const at = field.current?.selectionStart ?? text.length
      const slash = at === 0 || /\s$/u.test(text.slice(0, at)) ? '/' : ' /'
      insertion.put(at, at, slash)
      setCaret(at + slash.length)
    },
    look: () => setCaret(field.current?.selectionStart ?? -1),
    close: () => setCaret(-1)
  }
}
