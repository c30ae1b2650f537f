import { useEffect, useRef } from 'react'
import type { Notification } from '@parlor/contract/notifications.ts'
import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { useFollow } from '../inbox/nav.tsx'
import { nameOf } from '../inbox/people.ts'
import { newsIcons, saidOf, titleOf } from '../notifications/news-look.ts'
import { paths } from '../paths.ts'
import { CouldNotLoad } from '../settings/section-frame.tsx'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useNews } from '../sync/use-news.ts'
import { useAfter, useMinute } from '../sync/use-page.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { PlainTime } from '../ui/exact-time.tsx'
import { Icon } from '../ui/icon.tsx'
import { Bell } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { newsWords } from '../words/en-news.ts'
import { timesIn } from '../words/times.ts'
import css from './dashboard.module.css'

const t = newsWords.dashboard
const shownMax = 10

/** The last ten, live; and asked for again and again when nothing is pushed. */
export function RecentNews() {
  const [{ list, trouble }, reel] = useNews()
  const follow = useFollow()
  const isLong = useAfter(150, list === null)
  const shown = list?.slice(0, shownMax) ?? []
  const to = paths.notifications()
  useSaidAloud(shown[0], list !== null)
  return (
    <section className={css.card} aria-labelledby="recent">
      <header className={css.cardHead}>
        <h2 id="recent" className={css.cardTitle}>
          {t.recent}
        </h2>
        <a className={css.verb} href={to} onClick={follow(to)} aria-label={newsWords.viewAll}>
          {t.viewAll}
        </a>
      </header>
      {trouble && !list && <CouldNotLoad trouble={trouble} again={reel.again} />}
      {!list && !trouble && isLong && <p className={css.none}>{newsWords.loading}</p>}
      {list && shown.length === 0 && <NoneYet />}
      {shown.length > 0 && (
        <ul aria-label={t.recentList}>
          {shown.map(one => (
            <Line key={one.id} one={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ one }: { one: Notification }) {
  const { business } = useScreen().session
  const now = useMinute()
  const follow = useFollow()
  const times = timesIn(business.timeZone)
  const colleagues = useColleagues()
  const who = nameOf(one.conversation)
  const to = paths.conversation(one.conversation.id)
  const said = saidOf(one, times) || titleOf(one, colleagues)
  return (
    <li className={css.news} data-kind={one.kind} data-unread={!one.isRead || undefined}>
      <span className={css.sign}>
        <Icon of={newsIcons[one.kind]} size={16} />
      </span>
      <span className={css.name}>{who}</span>
      <span className={css.said} dir="auto">
        {said}
      </span>
      <span className={css.at}>
        <PlainTime at={one.at} exact={times.exact(one.at)}>
          {times.inList(one.at, now)}
        </PlainTime>
      </span>
      <a className={css.verb} href={to} onClick={follow(to)} aria-label={t.viewWith(who)}>
        {t.view}
      </a>
    </li>
  )
}

function NoneYet() {
  const [, go] = useLocation()
  const { permissions } = useScreen().session
  const mayImport =
    permissions.includes('clients.manage') && permissions.includes('clients.see-all')
  return (
    <State
      icon={Bell}
      title={t.noneYet}
      action={
        mayImport ? (
          <Button onPress={() => go(paths.clientImport)}>{t.import}</Button>
        ) : (
          permissions.includes('messages.send') && (
            <Button onPress={() => openSheet('new-conversation')}>{t.write}</Button>
          )
        )
      }
    >
      {t.noneYetHelp}
    </State>
  )
}

/** The newest one is said once; what stood there before is not. */
function useSaidAloud(newest: Notification | undefined, isRead: boolean): void {
  const colleagues = useColleagues()
  const before = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    if (!isRead) return
    const isNew = before.current !== undefined && newest && newest.id !== before.current
    before.current = newest?.id ?? null
    if (isNew) announce(t.news(titleOf(newest, colleagues)))
  }, [newest, isRead, colleagues])
}
