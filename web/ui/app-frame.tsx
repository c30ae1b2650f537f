import type { ReactNode } from 'react'
import css from './app-frame.module.css'

export type AppFrameProps = {
  skips: { label: string; target: string }[] // "Skip to the list" → "#list"
  labels: { nav: string; list: string; panel: string }
  nav: ReactNode
  list?: ReactNode // without it `main` has its room too
  main: ReactNode
  panel?: ReactNode
  tabBar: ReactNode
  banner?: ReactNode // over everything: offline, a new version
  isDetailOpen: boolean // on the phone: the one pane is `main`, and there is no tab bar
  isPanelOpen?: boolean // under 1440 px the panel slides over `main` on demand
}

/** Sidebar or rail, list, detail and panel; which of them stand side by side, the width decides. */
export function AppFrame(props: AppFrameProps) {
  const { skips, labels, nav, list, main, panel, tabBar, banner } = props
  return (
    <div
      className={css.frame}
      data-detail={props.isDetailOpen || undefined}
      data-panel={props.isPanelOpen || undefined}
      data-alone={list ? undefined : true}
    >
      {skips.map(({ label, target }) => (
        <a key={target} href={target} className={css.skip}>
          {label}
        </a>
      ))}
      {banner && <div className={css.banner}>{banner}</div>}
      <nav className={css.nav} aria-label={labels.nav} data-rail>
        {nav}
      </nav>
      <main className={css.work}>
        {list && (
          <section className={css.list} id="list" aria-label={labels.list} tabIndex={-1}>
            {list}
          </section>
        )}
        <div className={css.main} id="main" tabIndex={-1}>
          {main}
        </div>
      </main>
      {panel && (
        <aside className={css.panel} aria-label={labels.panel}>
          {panel}
        </aside>
      )}
      <div className={css.tabs}>{tabBar}</div>
    </div>
  )
}

/** The top of the sidebar: 56 px, the mark and whose room it is; on the rail the mark alone. */
export function NavHeader({ mark, children }: { mark: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.navHeader}>
      {mark}
      <div className={css.wide}>{children}</div>
    </div>
  )
}

export function NavBody({ children }: { children: ReactNode }) {
  return <div className={css.navBody}>{children}</div>
}

/** You and whether the room is live. */
export function NavFooter({ face, children }: { face: ReactNode; children: ReactNode }) {
  return (
    <div className={css.navFooter}>
      {face}
      <div className={css.wide}>{children}</div>
    </div>
  )
}
