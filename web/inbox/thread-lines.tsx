import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
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
import { timelineOf } from './timeline.ts'
import { useWalk } from './use-walk.ts'

const nearEndPx = 80
const olderFromPx = 400

type ThreadLinesProps = {
  row: ConversationRow
  lines: Line[]
  entries: readonly ThreadEntry[]
}

/** What was said, newest at the end; older texts come as one scrolls up, and nothing jumps. */
export function ThreadLines({ row, lines, entries }: ThreadLinesProps) {
  const { session, live, known } = useScreen()
  const { loader } = useApp()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const next = known.threads[row.id]?.next ?? null
  const client = nameOf(row)
  const items = useMemo(
    () => timelineOf(lines, entries, { isOffline: live === 'offline', dayKey: times.dayKey }),
    [lines, entries, live, times]
  )
  const isOwnLast = (lines.at(-1)?.here ?? 'no') !== 'no'
  const place = useScrollPlace(items, isOwnLast)
  useWalk(place.ref)
  const openedAt = useRef(items.at(-1)?.at ?? '')
  const resent = useMemo(() => new Set(lines.map(each => each.message.resendOf)), [lines])

  useEffect(() => {
    const scroller = place.ref.current!
    if (next && scroller.scrollTop < olderFromPx) loader.olderMessages(row.id)
  }, [next, loader, row.id, place.ref])

  function scrolled() {
    place.note()
    if (next && place.ref.current!.scrollTop < olderFromPx) loader.olderMessages(row.id)
  }

  return (
    <>
      <div ref={place.ref} className={css.scroller} onScroll={scrolled}>
        {next && <Older id={row.id} />}
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
        {place.isAway && (
          <div className={css.newest}>
            <IconButton
              icon={ChevronDown}
              edge="line"
              label={t.thread.toNewest}
              onPress={place.toEnd}
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

/** Opens at the end, stays at the end when it is there, and keeps its place when texts come above. */
function useScrollPlace(items: readonly { id: string }[], isOwnLast: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const place = useRef({ isAtEnd: true, fromEnd: 0, first: '', last: '' })
  const [isAway, setAway] = useState(false)
  const first = items[0]?.id ?? ''
  const lastId = items.at(-1)?.id ?? ''

  useLayoutEffect(() => {
    const scroller = ref.current!
    const before = place.current
    const wroteOne = isOwnLast && before.last !== lastId
    if (before.isAtEnd || wroteOne) scroller.scrollTop = scroller.scrollHeight
    else if (before.first !== first) scroller.scrollTop = scroller.scrollHeight - before.fromEnd
    place.current = { ...readPlace(scroller), first, last: lastId }
  }, [first, lastId, isOwnLast])

  // Details open in place, the composer grows, the window turns: the end stays the end.
  useEffect(() => {
    const scroller = ref.current!
    const watcher = new ResizeObserver(() => {
      if (place.current.isAtEnd) scroller.scrollTop = scroller.scrollHeight
    })
    watcher.observe(scroller)
    for (const child of scroller.children) watcher.observe(child)
    return () => watcher.disconnect()
  }, [])

  return {
    ref,
    isAway,
    note() {
      const now = readPlace(ref.current!)
      place.current = { ...place.current, ...now }
      setAway(!now.isAtEnd)
    },
    toEnd() {
      const scroller = ref.current!
      scroller.scrollTop = scroller.scrollHeight
    }
  }
}

function readPlace(scroller: HTMLElement) {
  const fromEnd = scroller.scrollHeight - scroller.scrollTop
  return { fromEnd, isAtEnd: fromEnd - scroller.clientHeight < nearEndPx }
}
