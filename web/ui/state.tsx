import type { ReactNode } from 'react'
import { Icon, type IconShape } from './icon.tsx'
import css from './state.module.css'

export type StateProps = {
  icon: IconShape
  title: ReactNode
  children?: ReactNode // one line: what to do, who can help
  action?: ReactNode // one button; for an error also the id to copy
  note?: ReactNode
  isAlert?: boolean
}

/** In place of what cannot be shown: nothing yet, nothing found, an error, offline, no permission. */
export function State({ icon, title, children, action, note, isAlert = false }: StateProps) {
  return (
    <div className={css.state} role={isAlert ? 'alert' : undefined}>
      <Icon of={icon} size={28} />
      <p className={css.title}>{title}</p>
      {children && <p className={css.words}>{children}</p>}
      {action && <div className={css.action}>{action}</div>}
      {note && <p className={css.note}>{note}</p>}
    </div>
  )
}
