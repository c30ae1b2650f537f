import css from './label-dot.module.css'

/** The colour of a label; its name always stands beside it. */
export function LabelDot({ colour }: { colour: number }) {
  return <span className={css.dot} data-colour={colour} aria-hidden />
}
