import { type RefObject, useEffect, useRef } from 'react'

export type Insertion = ReturnType<typeof useInsertion>

/** Puts words into a field, which keeps the focus and has its caret after them. */
export function useInsertion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void
) {
  const caretAfter = useRef<number | null>(null)
  useEffect(() => {
    if (caretAfter.current === null || !field.current) return
    field.current.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })

  function put(from: number, until: number, words: string) {
    caretAfter.current = from + words.length
    onText(text.slice(0, from) + words + text.slice(until))
    field.current?.focus()
  }
  return {
    put,
    /** In the place of what is chosen, or where the caret stands. */
    here(words: string) {
      const { selectionStart, selectionEnd } = field.current ?? {
        ...{ selectionStart: text.length, selectionEnd: text.length }
      }
      put(selectionStart, selectionEnd, words)
    }
  }
}
