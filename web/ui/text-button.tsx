import type { ReactNode } from 'react'
import css from './text-button.module.css'

/** A verb inside a line of words. */
export function TextButton(props: {
  children: ReactNode
  label?: string // for who listens, when the words alone do not say of what
  onPress: () => void
}) {
  return (
    <button type="button" className={css.button} aria-label={props.label} onClick={props.onPress}>
      {props.children}
    </button>
  )
}
