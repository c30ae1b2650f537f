import css from './key-hint.module.css'

/** The key that does the same; a help for the eyes, so not read out with every item. */
export function KeyHint({ children }: { children: string }) {
  return (
    <kbd className={css.key} aria-hidden>
      {children}
    </kbd>
  )
}
