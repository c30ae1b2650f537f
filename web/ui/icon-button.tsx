import type { KeyboardEvent, Ref } from 'react'
import { Icon, type IconShape, type IconSize } from './icon.tsx'
import css from './icon-button.module.css'
import { type Press, usePress } from './press.tsx'

export type IconButtonProps = Press & {
  icon: IconShape
  label: string
  keyHint?: string // shown behind the label when the pointer rests
  iconSize?: IconSize
  edge?: 'none' | 'line'
  size?: 's' | 'm' // 28 and 32 px
  isPressed?: boolean
  type?: 'button' | 'submit'
  ref?: Ref<HTMLButtonElement>
  'aria-expanded'?: boolean
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  onPointerEnter?: () => void
  onFocus?: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void
}

/** A verb that everybody knows by its picture; the word is its accessible name. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, keyHint, iconSize = 18, edge = 'none', size = 'm', type = 'button' } = props
  const { attributes, reason } = usePress(props)
  return (
    <>
      <button
        ref={props.ref}
        type={type}
        className={css.button}
        data-edge={edge}
        data-size={size}
        aria-label={label}
        title={props.disabledBecause ?? (keyHint ? `${label} (${keyHint})` : label)}
        aria-pressed={props.isPressed}
        aria-expanded={props['aria-expanded']}
        aria-haspopup={props['aria-haspopup']}
        onPointerEnter={props.onPointerEnter}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        {...attributes}
      >
        <Icon of={icon} size={iconSize} />
      </button>
      {reason}
    </>
  )
}
