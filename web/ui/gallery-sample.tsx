import type { ReactNode } from 'react'
import css from './gallery.module.css'

/** A group of pieces of one kind. */
export function Group(props: { title: string; isWide?: boolean; children: ReactNode }) {
  return (
    <section className={css.group} data-wide={props.isWide || undefined}>
      <h2 className={css.groupTitle}>{props.title}</h2>
      {props.children}
    </section>
  )
}

export function Line({ children }: { children: ReactNode }) {
  return <div className={css.line}>{children}</div>
}

export function Columns(props: { isNarrow?: boolean; children: ReactNode }) {
  return (
    <div className={css.columns} data-narrow={props.isNarrow || undefined}>
      {props.children}
    </div>
  )
}

/** One piece in one state, and the name of the state under it. */
export function Sample(props: { name: string; shape?: 'plain' | 'card'; children: ReactNode }) {
  return (
    <div className={css.sample}>
      <div className={css.stage} data-shape={props.shape ?? 'plain'}>
        {props.children}
      </div>
      <p className={css.name}>{props.name}</p>
    </div>
  )
}
