import css from './typing-dots.module.css'

/** Three dots; the sentence that says who stands beside them. */
export function TypingDots() {
  return (
    <span className={css.dots} aria-hidden>
      <span />
      <span />
      <span />
    </span>
  )
}
