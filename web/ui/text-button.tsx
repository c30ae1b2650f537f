import type { ReactNode } from 'react'
import css from './text-button.module.css'

/** A verb inside a line of words. */
export function TextButton(props: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className={css.button} onClick={props.onPress}>
      {props.children}
    </button>
  )
}
