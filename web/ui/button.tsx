import type { KeyboardEvent, ReactNode, Ref } from 'react'
import css from './button.module.css'
import { Icon, type IconShape } from './icon.tsx'
import { type Press, usePress } from './press.tsx'
import { Spinner } from './spinner.tsx'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger' | 'irreversible'

export type ButtonProps = Press & {
  children: ReactNode
  tone?: ButtonTone
  size?: 's' | 'm' | 'l' // 28, 32 and 40 px
  icon?: IconShape
  isWide?: boolean
  type?: 'button' | 'submit'
  ref?: Ref<HTMLButtonElement>
  'aria-expanded'?: boolean
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  onPointerEnter?: () => void
  onFocus?: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void
}

/** One verb. Shown even when it may not be pressed, with the reason. */
export function Button(props: ButtonProps) {
  const { children, tone = 'secondary', size = 'm', icon, isWide, type = 'button' } = props
  const { attributes, reason } = usePress(props)
  return (
    <>
      <button
        ref={props.ref}
        type={type}
        className={css.button}
        data-tone={tone}
        data-size={size}
        data-wide={isWide || undefined}
        title={props.disabledBecause ?? undefined}
        aria-expanded={props['aria-expanded']}
        aria-haspopup={props['aria-haspopup']}
        onPointerEnter={props.onPointerEnter}
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        {...attributes}
      >
        {props.isBusy ? <Spinner /> : icon && <Icon of={icon} />}
        {children}
      </button>
      {reason}
    </>
  )
}
