import { Fragment } from 'react'
import css from './marked.module.css'
import type { Piece } from './marks.ts'

/** Words with those in them that somebody looked for. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, isHit }, index) => {
    const key = `${index}${text}`
    if (!isHit) return <Fragment key={key}>{text}</Fragment>
    return (
      <mark key={key} className={css.mark}>
        {text}
      </mark>
    )
  })
}
