import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import type { Day } from '../sync/visit-days.ts'
import css from './day-grid.module.css'
import { type Dropped, slotMinutes, slotPixels, useDrag } from './grid-drag.ts'
import type { GridVisit, Ground } from './grid-events.ts'
import { nextInGrid } from './grid-keys.ts'
import { Keys, placesOf } from './grid-places.ts'
import type { Spot } from './spots.ts'
import { StaffHead } from './staff-head.tsx'
import { sizeOf, VisitCard } from './visit-card.tsx'
import type { VisitWords } from './visit-words.ts'

export type Shown = { one: Appointment; words: VisitWords; talk: number | undefined }

export type DayGridProps = {
  label: string
  help: string
  days: readonly Day[] // one: a column for each who works; a week: one for each day
  slots: { from: number; to: number }
  columns: readonly Staff[]
  counts: ReadonlyMap<string, number>
  visits: readonly GridVisit[]
  grounds: readonly Ground[]
  shown: ReadonlyMap<string, Shown>
  onOpen: (id: string) => void
  /** Dropped elsewhere, or made longer; `revert` puts it back. */
  onMove: (id: string, to: { minutes: number; staffId: string | null }, revert: () => void) => void
  onStretch: (id: string, minutes: number, revert: () => void) => void
  onAskMove: (id: string) => void
  onSlot: (spot: Spot) => void
}

const snapMinutes = 15
const morning = 6 * 60
const columnsWide = 6 // more leave no room for times beside the names
const pixels = (minutes: number) => (minutes / slotMinutes) * slotPixels

/** A day in columns, one for each who works, or a week. */
export default function DayGrid(props: DayGridProps) {
  const room = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const { days, slots, columns, counts, grounds } = props
  const isWeek = days.length > 1
  const count = isWeek ? days.length : columns.length
  const { visits, hold } = useHeld(props)
  const { handlers, isJustDropped } = useDrag(room, dropped => hold(dropped))
  useEffect(() => {
    // Asking to scroll has the page laid out at once, which a day of usual hours can do without.
    const isEarly = latest.current.slots.from < morning
    if (isEarly) room.current!.scrollTop = pixels(morning - latest.current.slots.from)
  }, [])
  const field = { '--columns': count, '--tall': `${pixels(slots.to - slots.from)}px` }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of things to press, not of fields
    <div
      ref={room}
      className={css.room}
      role="group"
      aria-label={props.label}
      aria-description={props.help}
      style={field as CSSProperties}
      onKeyDown={event => onKey(event, latest.current)}
      onClick={event => onSlotOf(event, latest.current, isJustDropped)}
      {...handlers}
    >
      <div className={css.heads}>
        {isWeek
          ? days.map(day => <span key={day}>{dayHead.format(new Date(day))}</span>)
          : columns.map(each => (
              <StaffHead key={each.id} staff={each} count={counts.get(each.id) ?? 0} />
            ))}
      </div>
      <Hours {...slots} />
      <div className={css.field} data-field data-columns={count}>
        {grounds.map(each => {
          const column = days.indexOf(each.day)
          const to = Math.min(each.to, slots.to)
          if (column === -1 || to < slots.from) return null
          const from = Math.max(each.from, slots.from)
          const style = {
            ...{ top: pixels(from - slots.from), height: pixels(to - from) || undefined },
            ...{ left: `${(column * 100) / days.length}%`, width: `${100 / days.length}%` }
          }
          return <div key={`${each.day} ${each.from}`} className={css[each.looks]} style={style} />
        })}
        <Cards {...{ props, visits, isJustDropped, isNarrow: isWeek || count > columnsWide }} />
      </div>
    </div>
  )
}

const dayHead = new Intl.DateTimeFormat(undefined, {
  ...{ weekday: 'short', day: 'numeric', timeZone: 'UTC' }
})
const hourHead = new Intl.DateTimeFormat(undefined, { hour: 'numeric', timeZone: 'UTC' })

function Hours({ from, to }: { from: number; to: number }) {
  const hours = Array.from({ length: (to - from) / 60 }, (_, at) => from / 60 + at)
  return (
    <div className={css.hours} aria-hidden>
      {hours.map(hour => (
        <span key={hour}>{hourHead.format(Date.UTC(2026, 0, 1, hour))}</span>
      ))}
    </div>
  )
}

type CardsProps = {
  props: DayGridProps
  visits: readonly GridVisit[]
  isNarrow: boolean
  isJustDropped: () => boolean
}

function Cards({ props, visits, isNarrow, isJustDropped }: CardsProps) {
  const { days, columns, slots, shown } = props
  const latest = useRef(props)
  latest.current = props
  const [keys] = useState(() => new Keys())
  const [stop, onStop] = useState<string | null>(null)
  const places = useMemo(() => {
    const staff = new Map(columns.map(({ id }, at) => [id, at]))
    const isWeek = days.length > 1
    return placesOf(visits, one =>
      isWeek ? days.indexOf(one.day) : (staff.get(one.staffId) ?? -1)
    )
  }, [visits, days, columns])
  const all = [...places.values()].filter(({ id }) => shown.has(id))
  const given = useMemo(() => keys.give([...places.keys()]), [keys, places])
  const stopId = stop && places.has(stop) ? stop : (all[0]?.id ?? null)
  const isDropped = useRef(isJustDropped)
  isDropped.current = isJustDropped
  const onOpen = useCallback((event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (!isDropped.current()) latest.current.onOpen(id)
  }, [])
  useStanding()
  const across = days.length > 1 ? days.length : columns.length
  return all.map(each => {
    const { one, words, talk } = shown.get(each.id)!
    const wide = 100 / across / each.lanes
    return (
      <VisitCard
        key={given.get(each.id)}
        id={each.id}
        {...{ words, talk, isNarrow, onOpen, onStop }}
        status={one.status}
        tone={each.isOver ? undefined : each.tone}
        size={sizeOf(each.to - each.from)}
        isStop={each.id === stopId}
        isMovable={!each.isFixed}
        minutes={each.to - each.from}
        column={each.column}
        top={pixels(each.from - slots.from)}
        height={pixels(each.to - each.from)}
        left={(each.column * 100) / across + each.lane * wide}
        width={wide}
      />
    )
  })
}

/** Whoever stood in a card that moved stands in it where it is now. */
function useStanding() {
  const stood = document.activeElement?.closest<HTMLElement>('[data-visit]')?.dataset['visit']
  useLayoutEffect(() => {
    if (!stood || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(stood)}"]`)?.focus()
  })
}

/** What was dropped stands where it was dropped until the visit itself is changed, or put back. */
function useHeld(props: DayGridProps) {
  const { visits, days, columns } = props
  const [held, setHeld] = useState<GridVisit | null>(null)
  function hold({ id, minutes, columns: by, isStretch }: Dropped) {
    const one = visits.find(each => each.id === id)
    if (!one) return
    const revert = () => setHeld(null)
    if (isStretch) {
      setHeld({ ...one, to: one.to + minutes })
      return props.onStretch(id, minutes, revert)
    }
    const place = { ...one, from: one.from + minutes, to: one.to + minutes }
    if (days.length > 1) {
      setHeld({ ...place, day: days[days.indexOf(one.day) + by]! })
      return props.onMove(id, { minutes: minutes + by * 24 * 60, staffId: null }, revert)
    }
    const { id: staffId } = columns[columns.findIndex(each => each.id === one.staffId) + by]!
    setHeld({ ...place, staffId })
    props.onMove(id, { minutes, staffId: by === 0 ? null : staffId }, revert)
  }
  const shown = useMemo(() => {
    const isHeld = (one: GridVisit) => one.id === held?.id && one.version === held.version
    return held ? visits.map(one => (isHeld(one) ? held : one)) : visits
  }, [visits, held])
  return { visits: shown, hold }
}

/** An empty place was pressed: somebody may be booked there. */
function onSlotOf(
  event: MouseEvent<HTMLDivElement>,
  { days, columns, slots, onSlot }: DayGridProps,
  isJustDropped: () => boolean
) {
  const field = (event.target as HTMLElement).closest<HTMLElement>('[data-field]')
  if (!field || (event.target as HTMLElement).closest('[data-visit]') || isJustDropped()) return
  const box = field.getBoundingClientRect()
  const count = Number(field.dataset['columns'])
  const column = Math.floor(((event.clientX - box.left) / box.width) * count)
  const slot = ((event.clientY - box.top) / slotPixels) * slotMinutes
  const at = slots.from + Math.floor(slot / snapMinutes) * snapMinutes
  const two = (part: number) => String(part).padStart(2, '0')
  onSlot({
    day: days.length > 1 ? days[column]! : days[0]!,
    time: `${two(Math.floor(at / 60))}:${two(at % 60)}`,
    staffId: days.length > 1 ? null : (columns[column]?.id ?? null)
  })
}

/** From one visit to the next without a stop for each: one of them is in the order of Tab. */
function onKey(event: KeyboardEvent<HTMLDivElement>, props: DayGridProps) {
  const here = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]')
  if (!here || event.metaKey || event.ctrlKey || event.altKey) return
  if (event.key === 'm') {
    event.preventDefault()
    return props.onAskMove(here.dataset['visit']!)
  }
  const next = nextInGrid(event.key, here, event.currentTarget)
  if (!next) return
  event.preventDefault()
  next.focus()
}
