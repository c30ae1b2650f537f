import type { ReactNode } from 'react'
import { countInFolder } from './count.tsx'
import css from './pane.module.css'

export type PaneHeaderProps = {
  title: ReactNode
  under?: ReactNode // a second line: the number, the place
  beside?: ReactNode // after the title: a count, chips
  before?: ReactNode // the way back, a face
  actions?: ReactNode
  size?: 'title' | 'name' // "Open" is a title; a person is a name
  titleId?: string
  level?: 1 | 2 | 3
}

/** The first 56 px of every pane; the hairline under it runs through all panes at one height. */
export function PaneHeader(props: PaneHeaderProps) {
  const { title, under, beside, before, actions, size = 'title', level = 1 } = props
  const Heading = `h${level}` as const
  return (
    <header className={css.header} data-size={size}>
      {before}
      <div className={css.names}>
        <div className={css.line}>
          <Heading id={props.titleId} className={css.title} tabIndex={-1}>
            {title}
          </Heading>
          {beside}
        </div>
        {under && <div className={css.under}>{under}</div>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  )
}

/** How many, beside a title. */
export function TitleCount({ children }: { children: number }) {
  return <span className={css.count}>{countInFolder(children)}</span>
}

/** The part of a pane that scrolls. */
export function PaneBody({ children }: { children: ReactNode }) {
  return <div className={css.body}>{children}</div>
}

/** Search and filters, between the header and the rows. */
export function PaneTools({ children }: { children: ReactNode }) {
  return <div className={css.tools}>{children}</div>
}

/** Filters in a row of their own; they wrap before they are cut. */
export function PaneFilters({ children }: { children: ReactNode }) {
  return <div className={css.filters}>{children}</div>
}
