import { type RefObject, useState } from 'react'
import {
  EmojiPicker as Picker,
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps
} from 'frimousse'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { emojiWords as words } from '../words/en-emoji.ts'
import { emojiData, noEmojis } from './emoji-data.ts'
import css from './emoji-picker.module.css'

export type EmojiPickerProps = {
  trigger: RefObject<HTMLElement | null>
  onPick: (emoji: string) => void
  onClose: () => void
}

const columns = 9
const gapPx = 8

/** Words find an emoji, arrows walk, Enter puts it where the caret stands. */
export function EmojiPicker({ trigger, onPick, onClose }: EmojiPickerProps) {
  const [hasFailed, fail] = useState(false)
  const read = () =>
    emojiData().catch(() => {
      fail(true)
      return noEmojis
    })
  return (
    <Popover
      className={css.popover!}
      triggerRef={trigger}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      offset={gapPx}
      placement="top start"
    >
      <Dialog className={css.dialog!} aria-label={words.title}>
        <Picker.Root
          className={css.root}
          columns={columns}
          resolveEmojiData={read}
          onEmojiSelect={({ emoji }) => onPick(emoji)}
        >
          <div className={css.head}>
            <Picker.Search
              className={css.search}
              autoFocus
              placeholder={words.search}
              aria-label={words.search}
            />
            <Picker.SkinToneSelector className={css.tone} aria-label={words.tone} />
          </div>
          <Picker.Viewport className={css.viewport}>
            <Picker.Loading className={css.said}>{words.loading}</Picker.Loading>
            <Picker.Empty className={css.said}>
              {hasFailed ? words.failed : words.none}
            </Picker.Empty>
            <Picker.List
              className={css.list}
              aria-label={words.list}
              components={{ CategoryHeader, Row, Emoji }}
            />
          </Picker.Viewport>
          <div className={css.foot}>
            <Picker.ActiveEmoji>
              {({ emoji }) =>
                emoji && (
                  <>
                    <span className={css.big}>{emoji.emoji}</span> {emoji.label}
                  </>
                )
              }
            </Picker.ActiveEmoji>
          </div>
        </Picker.Root>
      </Dialog>
    </Popover>
  )
}

function CategoryHeader({ category, ...props }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div className={css.title} {...props}>
      {category.label}
    </div>
  )
}

/** Counted from 0 by the picker, and from 1 by those who listen. */
function Row(props: EmojiPickerListRowProps) {
  const counted = { ...props, 'aria-rowindex': (props['aria-rowindex'] ?? 0) + 1 }
  return <div {...counted} />
}

function Emoji({ emoji, ...props }: EmojiPickerListEmojiProps) {
  const counted = { ...props, 'aria-colindex': (props['aria-colindex'] ?? 0) + 1 }
  return (
    <button type="button" className={css.emoji} {...counted}>
      {emoji.emoji}
    </button>
  )
}
