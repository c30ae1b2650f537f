import { type ReactNode, type RefObject, useState } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { Smile } from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { t } from '../words/en.ts'
import type { EmojiPickerProps } from './emoji-picker.tsx'

const picker = later<EmojiPickerProps>(async () => (await import('./emoji-picker.tsx')).EmojiPicker)

/** The picker over a field, fetched with the first use, and its button. */
export function useEmojis(
  field: RefObject<HTMLTextAreaElement | null>,
  onPick: (emoji: string) => void
): { ask: () => void; button: ReactNode; list: ReactNode } {
  const [isOpen, open] = useState(false)
  function ask() {
    field.current?.focus() // where the focus comes back to
    open(true)
  }
  const preload = () => void picker.preload()
  const onClose = () => open(false)
  return {
    ask,
    button: (
      <IconButton
        icon={Smile}
        label={t.sending.emoji}
        aria-haspopup="dialog"
        onPointerEnter={preload}
        onFocus={preload}
        onPress={ask}
      />
    ),
    list: isOpen && (
      <Later
        piece={picker}
        give={{
          trigger: field,
          onClose,
          onPick(emoji) {
            onClose()
            onPick(emoji)
          }
        }}
      />
    )
  }
}
