import type { ReactNode, Ref } from 'react'
import { Icon, type IconShape } from './icon.tsx'
import css from './thread.module.css'

/** What was said, oldest first. Not a live region: the announcer speaks for new texts. */
export function Thread(props: { label: string; children: ReactNode; ref?: Ref<HTMLOListElement> }) {
  return (
    <ol ref={props.ref} className={css.thread} aria-label={props.label}>
      {props.children}
    </ol>
  )
}

type SystemLineProps = { icon: IconShape; children: ReactNode; id?: string }

/** Something that happened between the texts: an icon and a sentence, no box. */
export function SystemLine({ icon, children, id }: SystemLineProps) {
  return (
    <li id={id} className={css.line}>
      <Icon of={icon} size={14} />
      <span>{children}</span>
    </li>
  )
}

/** Where a new day begins. */
export function DayLine({ children }: { children: ReactNode }) {
  return <li className={css.line}>{children}</li>
}
