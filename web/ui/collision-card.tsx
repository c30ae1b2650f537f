import type { ReactNode } from 'react'
import css from './collision-card.module.css'

export type CollisionCardProps = {
  avatar: ReactNode
  title: ReactNode
  children: ReactNode // their words, and what became of ours
  actions: ReactNode // the safe one first
}

/** Over the composer: somebody was faster, and a person decides what becomes of the own text. */
export function CollisionCard({ avatar, title, children, actions }: CollisionCardProps) {
  return (
    <div className={css.holder}>
      <section className={css.card} role="alert">
        <h2 className={css.title}>
          {avatar}
          <span>{title}</span>
        </h2>
        <p className={css.words}>{children}</p>
        <div className={css.actions}>{actions}</div>
      </section>
    </div>
  )
}
