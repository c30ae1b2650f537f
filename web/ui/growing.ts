import { type RefObject, useLayoutEffect } from 'react'

const growsByItself = () => CSS.supports('field-sizing', 'content')

/** A text area as high as its words; CSS does it, where the browser knows how. */
export function useGrowing(field: RefObject<HTMLTextAreaElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const area = field.current
    if (!area || growsByItself()) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [field, value])
}
