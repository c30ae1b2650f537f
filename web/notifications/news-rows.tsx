import { mute, unmute } from '@parlor/contract/conversation-changes.ts'
import type { Notification } from '@parlor/contract/notifications.ts'
import { call } from '../call.ts'
import { useFollow } from '../inbox/nav.tsx'
import { nameOf } from '../inbox/people.ts'
import { markNewsRead } from '../sync/news.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Dot } from '../ui/count.tsx'
import { PlainTime } from '../ui/exact-time.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { BellOff, Check } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { newsWords as t } from '../words/en-news.ts'
import { timesIn } from '../words/times.ts'
import { newsIcons, placeOf, saidOf, titleOf } from './news-look.ts'
import css from './notifications.module.css'

const failed = () => showToast({ words: t.notDone })

export type NewsRowsProps = {
  list: readonly Notification[]
  label: string
  onLeave?: () => void // in the panel of the bell: rows without buttons, and one is followed away
}

export function NewsRows({ list, label, onLeave }: NewsRowsProps) {
  const { business } = useScreen().session
  const now = useMinute()
  const times = timesIn(business.timeZone)
  const today = times.dayKey(new Date(now).toISOString())
  const isToday = (one: Notification) => times.dayKey(one.at) === today
  const parts = [
    { title: t.today, rows: list.filter(isToday) },
    { title: t.earlier, rows: list.filter(one => !isToday(one)) }
  ].filter(part => part.rows.length > 0)
  const Title = onLeave ? 'h3' : 'h2'
  return (
    <>
      {parts.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <Title className={css.part}>{title}</Title>
          <ul className={css.rows} aria-label={`${label}, ${title}`}>
            {rows.map(one => (
              <Row key={one.id} one={one} now={now} onLeave={onLeave} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

type RowProps = { one: Notification; now: number; onLeave: (() => void) | undefined }

function Row({ one, now, onLeave }: RowProps) {
  const { business } = useScreen().session
  const colleagues = useColleagues()
  const follow = useFollow()
  const times = timesIn(business.timeZone)
  const title = titleOf(one, colleagues)
  const place = placeOf(one)
  const said = saidOf(one, times)
  return (
    <li className={css.row} data-unread={!one.isRead || undefined} data-brief={onLeave && true}>
      <span className={css.dot}>{!one.isRead && <Dot tone="unread" label={t.unread} />}</span>
      <span className={css.sign} data-tone={one.kind === 'failed' ? 'bad' : undefined}>
        <Icon of={newsIcons[one.kind]} size={16} />
      </span>
      <div className={css.words}>
        <a
          href={place}
          className={css.link}
          onClick={event => {
            markNewsRead(one).catch(() => {})
            follow(place)(event)
            if (event.defaultPrevented) onLeave?.()
          }}
        >
          {title}
        </a>
        {said && (
          <p className={css.said} dir="auto">
            {said}
          </p>
        )}
      </div>
      {!onLeave && <Acts one={one} title={title} />}
      <span className={css.at}>
        <PlainTime at={one.at} exact={times.exact(one.at)}>
          {times.inList(one.at, now)}
        </PlainTime>
      </span>
    </li>
  )
}

function Acts({ one, title }: { one: Notification; title: string }) {
  return (
    <span className={css.acts}>
      {!one.isRead && (
        <IconButton
          icon={Check}
          size="s"
          label={t.markOne(title)}
          onPress={() => markNewsRead(one).catch(failed)}
        />
      )}
      <MuteButton one={one} />
    </span>
  )
}

function MuteButton({ one: { conversation } }: { one: Notification }) {
  const who = nameOf(conversation)
  const { id } = conversation
  const undo = () => void call(unmute, { id }).catch(failed)
  const press = () =>
    call(mute, { id }).then(
      () => showToast({ words: t.muted(who), undoLabel: t.unmute, onUndo: undo }),
      failed
    )
  return <IconButton icon={BellOff} size="s" label={t.mute(who)} onPress={() => void press()} />
}
