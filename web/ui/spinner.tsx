import css from './spinner.module.css'

/** Stands in place of an icon while a press is on its way; the word beside it says what. */
export function Spinner() {
  return <span className={css.spinner} aria-hidden />
}
