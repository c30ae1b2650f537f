import css from './exact-time.module.css'
import { Tooltip } from './tooltip.tsx'

export type ExactTimeProps = {
  at: string // an instant, as a machine reads it
  children: string // as people say it: "10:38 AM", "Yesterday"
  exact: string // date, time and zone
}

/** A time in few words; the exact one on hover, focus and a long press. */
export function ExactTime({ at, children, exact }: ExactTimeProps) {
  return (
    <Tooltip words={exact}>
      <time dateTime={at} className={css.time}>
        {children}
      </time>
    </Tooltip>
  )
}

/** The same inside a link or a button, whose own name must say the exact time. */
export function PlainTime({ at, children, exact }: ExactTimeProps) {
  return (
    <time dateTime={at} title={exact} className={css.time}>
      {children}
    </time>
  )
}
