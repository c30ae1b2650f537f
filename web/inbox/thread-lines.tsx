import { Fragment, useEffect, useMemo, useRef } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Line } from '../sync/pending.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronDown } from '../ui/icons.ts'
import { DayLine, Thread } from '../ui/thread.tsx'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'
import { MessageBubble } from './message-bubble.tsx'
import { nameOf } from './people.ts'
import { Entry } from './entry.tsx'
import css from './thread-pane.module.css'
import { itemAt, timelineOf } from './timeline.ts'
import { useLately } from './use-lately.ts'
import { useScrollPlace } from './use-scroll-place.ts'
import { useTarget } from './use-target.ts'
import { useWalk } from './use-walk.ts'

const olderFromPx = 400

type ThreadLinesProps = {
  row: ConversationRow
  lines: Line[]
  entries: readonly ThreadEntry[]
  isAlone: boolean // on a page of its own: first what was said lately
  sought: string | null // words to mark
}

/** What was said, newest at the end; older texts come as one scrolls up, and nothing jumps. */
export function ThreadLines(props: ThreadLinesProps) {
  const { row, lines: all, entries: allEntries, isAlone, sought } = props
  const { session, live, known } = useScreen()
  const { loader } = useApp()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const { next: older = null, newer = null, missed = 0 } = known.threads[row.id] ?? {}
  const { target, leave } = useTarget(row.id)
  const { lines, entries, isCut, showAll } = useLately(all, allEntries, isAlone && !target)
  const next = isCut ? null : older
  const client = nameOf(row)
  const items = useMemo(
    () => timelineOf(lines, entries, { isOffline: live === 'offline', dayKey: times.dayKey }),
    [lines, entries, live, times]
  )
  const isOwnLast = (lines.at(-1)?.here ?? 'no') !== 'no'
  const found = target && itemAt(items, target)
  const place = useScrollPlace(items, { isOwnLast, isPast: newer !== null, targetId: found })
  useWalk(place.ref)
  const openedAt = useRef(items.at(-1)?.at ?? '')
  const resent = useMemo(() => new Set(lines.map(each => each.message.resendOf)), [lines])

  useEffect(() => {
    const scroller = place.ref.current!
    if (next && scroller.scrollTop < olderFromPx) loader.olderMessages(row.id)
  }, [next, loader, row.id, place.ref])

  useEffect(() => {
    if (isOwnLast && newer) leave()
  })

  function scrolled() {
    place.note()
    if (newer && place.isNearEnd(olderFromPx)) loader.newerMessages(row.id)
    if (next && place.ref.current!.scrollTop < olderFromPx) loader.olderMessages(row.id)
  }

  return (
    <>
      <div ref={place.ref} className={css.scroller} onScroll={scrolled}>
        {next && <Older id={row.id} />}
        {isCut && (
          <div className={css.older}>
            {lines.length === 0 && <span>{t.earlier.none}</span>}
            <Button size="s" onPress={showAll}>
              {t.earlier.show}
            </Button>
          </div>
        )}
        <Thread label={t.thread.with(client)}>
          {items.map(item => (
            <Fragment key={item.id}>
              {item.beginsDay && <DayLine>{times.day(item.at, nowMs)}</DayLine>}
              {item.kind === 'text' ? (
                <MessageBubble
                  shown={item.shown}
                  client={client}
                  times={times}
                  isNew={item.at > openedAt.current}
                  isResent={resent.has(item.id)}
                  isRinged={item.id === found}
                  sought={sought}
                />
              ) : (
                <Entry
                  entry={item.entry}
                  client={client}
                  times={times}
                  isNew={item.at > openedAt.current}
                />
              )}
            </Fragment>
          ))}
        </Thread>
      </div>
      <div className={css.foot}>
        {(place.isAway || newer) && (
          <div className={css.newest}>
            {missed > 0 && <span className={css.missed}>{t.thread.newTexts(missed)}</span>}
            <IconButton
              icon={ChevronDown}
              edge="line"
              label={t.thread.toNewest}
              onPress={() => {
                leave()
                place.toEnd()
              }}
            />
          </div>
        )}
      </div>
    </>
  )
}

function Older({ id }: { id: string }) {
  const { loader } = useApp()
  const load = useScreen().loads[`older:${id}`]
  return (
    <div className={css.older}>
      {load?.trouble && !load.isBusy ? (
        <>
          <span>{t.thread.olderFailed}</span>
          <Button size="s" onPress={() => loader.olderMessages(id)}>
            {t.trouble.tryAgain}
          </Button>
        </>
      ) : (
        <span>{t.thread.older}</span>
      )}
    </div>
  )
}
