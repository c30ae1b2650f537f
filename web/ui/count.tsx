import css from './count.module.css'

const shownMax = { besideWords: 99, inFolder: 999 }

/** Many are not told to the last one: "999+". */
export function countInFolder(value: number): string {
  return upTo(value, shownMax.inFolder)
}

export function countBeside(value: number): string {
  return upTo(value, shownMax.besideWords)
}

function upTo(value: number, max: number): string {
  return value > max ? `${max}+` : String(value)
}

export type CountProps = {
  value: number
  tone?: 'filled' | 'neutral'
}

/** How many there are, beside the word that says of what. */
export function Count({ value, tone = 'filled' }: CountProps) {
  return (
    <span className={css.count} data-tone={tone}>
      {upTo(value, shownMax.besideWords)}
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
