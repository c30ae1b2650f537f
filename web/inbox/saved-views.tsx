import { useEffect, useSyncExternalStore } from 'react'
import { useSearch } from 'wouter'
import type { View } from '@parlor/contract/conversations.ts'
import { paths, soughtIn } from '../paths.ts'
import { savedViewsOf } from '../sync/saved-views.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { findWords as words } from '../words/en-find.ts'
import { timesIn } from '../words/times.ts'
import css from './finder.module.css'
import { useFollow } from './nav.tsx'
import { soughtFrom } from './sought.ts'

/** Under the folders: views with filters that were kept. */
export function SavedViews({ view }: { view: View }) {
  const views = savedViewsOf(useApp())
  const all = useSyncExternalStore(views.subscribe, views.all) ?? []
  const { timeZone } = useScreen().session.business
  const { dayKey } = timesIn(timeZone)
  const here = paths.inbox(view, soughtIn(useSearch()))
  const follow = useFollow()
  useEffect(() => {
    views.read().catch(() => {}) // They are a way that is missing, not a fault of what is shown.
  }, [views])
  if (all.length === 0) return null
  return (
    <section className={css.views} aria-label={words.saved.title}>
      <p className={css.viewsTitle} aria-hidden>
        {words.saved.title}
      </p>
      {all.map(each => {
        const href = paths.inbox(each.view, soughtFrom(each.filters, dayKey))
        return (
          <a
            key={each.id}
            href={href}
            className={css.view}
            aria-current={href === here || undefined}
            onClick={follow(href)}
          >
            {each.name}
          </a>
        )
      })}
    </section>
  )
}
