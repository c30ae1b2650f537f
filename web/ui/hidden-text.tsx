import type { ReactNode } from 'react'
import css from './hidden-text.module.css'

/** Words for those who listen; nobody sees them. */
export function HiddenText({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className={css.hidden}>
      {children}
    </span>
  )
}
