import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import type { Notification } from '@parlor/contract/notifications.ts'
import { useFollow } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useNews, useUnreadNews } from '../sync/use-news.ts'
import { useAfter } from '../sync/use-page.ts'
import { Bell } from '../ui/icons.ts'
import type { MenuOpen } from '../ui/menu.tsx'
import { stepFor } from '../ui/roving.ts'
import { State } from '../ui/state.tsx'
import { newsWords as t } from '../words/en-news.ts'
import { MarkAllRead } from './mark-all-read.tsx'
import css from './news-panel.module.css'
import { NewsRows } from './news-rows.tsx'

const shownMax = 10
const gapPx = 8

/** What the bell opens: the newest that one is told of, each a way there. Fetched with the first. */
export function NewsPanel({ trigger, onClose }: MenuOpen) {
  const unread = useUnreadNews()
  const [news] = useNews()
  const follow = useFollow()
  const all = paths.notifications()
  return (
    <Popover
      className={css.popover!}
      triggerRef={trigger}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      offset={gapPx}
      placement="right top"
    >
      <Dialog className={css.panel!}>
        <div className={css.head}>
          <Heading slot="title" level={2} className={css.title!}>
            {t.title}
          </Heading>
          <span role="status" className={css.new}>
            {unread.length > 0 && t.countNew(unread.length)}
          </span>
          <MarkAllRead newest={news.list?.[0]?.at} />
        </div>
        <Body onLeave={onClose} />
        <a
          className={css.all}
          href={all}
          onClick={event => {
            follow(all)(event)
            if (event.defaultPrevented) onClose()
          }}
        >
          {t.viewAll}
        </a>
      </Dialog>
    </Popover>
  )
}

function Body({ onLeave }: { onLeave: () => void }) {
  const [{ list, trouble }, reel] = useNews()
  const isLong = useAfter(150, list === null)
  if (trouble && !list) return <CouldNotLoad trouble={trouble} again={reel.again} />
  if (!list) return <p className={css.loading}>{isLong && t.loading}</p>
  if (list.length === 0) {
    return (
      <State icon={Bell} title={t.none}>
        {t.noneHelp}
      </State>
    )
  }
  return <Newest list={list.slice(0, shownMax)} onLeave={onLeave} />
}

function Newest({ list, onLeave }: { list: readonly Notification[]; onLeave: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const links = () => [...box.current!.querySelectorAll('a')]
  useEffect(() => {
    // They may come after the panel; whoever is at one of its buttons by then stays there.
    const panel = box.current!.closest('[role="dialog"]')!
    const here = document.activeElement
    if (here === panel || !panel.contains(here)) box.current!.querySelector('a')!.focus()
  }, [])
  function keyDown(event: KeyboardEvent) {
    const all = links()
    const here = all.indexOf(document.activeElement as HTMLAnchorElement)
    const next = stepFor(event.key, here, all.length)
    if (next === null) return
    event.preventDefault()
    all[next]!.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows walk between the links inside
    <div ref={box} className={css.rows} onKeyDown={keyDown}>
      <NewsRows list={list} label={t.newest} onLeave={onLeave} />
    </div>
  )
}
