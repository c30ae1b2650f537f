import css from './count.module.css'

const shownMax = 99

export type CountProps = {
  value: number
  tone?: 'filled' | 'neutral'
}

/** How many there are, beside the word that says of what. */
export function Count({ value, tone = 'filled' }: CountProps) {
  return (
    <span className={css.count} data-tone={tone}>
      {value > shownMax ? `${shownMax}+` : value}
    </span>
  )
}

/** The red ball: something nobody here has seen. It flashes for a minute, then stands. */
export function RedBall({ label, isFlashing = false }: { label: string; isFlashing?: boolean }) {
  return (
    <span
      className={css.ball}
      role="img"
      aria-label={label}
      data-flashing={isFlashing || undefined}
    />
  )
}

/** Green: this row is unread. Orange: something here is open or not saved yet. */
export function Dot({ tone, label }: { tone: 'unread' | 'open'; label?: string }) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return <span className={css.dot} data-tone={tone} {...naming} />
}
