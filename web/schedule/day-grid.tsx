import { createCalendar, destroyCalendar, type Calendar } from '@event-calendar/core'
import { Interaction, ResourceTimeGrid, TimeGrid } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useState
} from 'react'
import { createPortal } from 'react-dom'
import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { addMinutes, type Spot } from './spots.ts'
import css from './day-grid.module.css'
import type { EventInput } from './grid-events.ts'
import { nextInGrid } from './grid-keys.ts'
import { putEvents } from './put-events.ts'
import { StaffHead } from './staff-head.tsx'
import { sizeOf, VisitCard } from './visit-card.tsx'
import type { VisitWords } from './visit-words.ts'

export type Shown = { one: Appointment; words: VisitWords; talk: number | undefined }

export type DayGridProps = {
  label: string
  help: string
  view: 'day' | 'week'
  day: string
  slots: { from: string; to: string }
  columns: readonly Staff[]
  counts: ReadonlyMap<string, number>
  events: EventInput[]
  shown: ReadonlyMap<string, Shown>
  onOpen: (id: string) => void
  /** Dropped elsewhere, or made longer; `revert` puts it back. */
  onMove: (id: string, to: { minutes: number; staffId: string | null }, revert: () => void) => void
  onStretch: (id: string, minutes: number, revert: () => void) => void
  onAskMove: (id: string) => void
  onSlot: (spot: Spot) => void
}

const slotPixels = 36
const dropMs = 300
const columnsWide = 6 // more leave no room for times beside the names
const plugins = [ResourceTimeGrid, TimeGrid, Interaction]

/** A day in columns, one for each who works, or a week: a library draws and drags, the cards are ours. */
export default function DayGrid(props: DayGridProps) {
  const room = useRef<HTMLDivElement>(null)
  const calendar = useRef<Calendar | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [hosts] = useState(() => new Hosts())
  const { view, day, slots, columns, events, shown, counts } = props
  const [stop, onStop] = useState<string | null>(null)
  const stopId = stop && shown.has(stop) ? stop : (shown.keys().next().value ?? null)
  const isNarrow = view === 'week' || columns.length > columnsWide
  const onOpen = useCallback(
    (event: MouseEvent, id: string) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      // What was just dropped is not meant to be opened.
      if (performance.now() - hosts.droppedAtMs > dropMs) latest.current.onOpen(id)
    },
    [hosts]
  )

  useEffect(() => {
    const made = createCalendar(room.current!, plugins, {
      ...optionsOf(latest.current),
      ...handlersOf(latest, hosts)
    })
    calendar.current = made
    const roles = withoutRoles(room.current!)
    return () => {
      roles.disconnect()
      void destroyCalendar(made)
    }
  }, [hosts])

  useEffect(() => {
    const made = calendar.current
    if (!made) return
    made.setOption('view', viewName(view))
    made.setOption('date', day)
    made.setOption('slotMinTime', slots.from)
    made.setOption('slotMaxTime', slots.to)
  }, [view, day, slots.from, slots.to])
  useEffect(() => void calendar.current?.setOption('resources', resourcesOf(columns)), [columns])
  const put = useRef<{ events: readonly EventInput[]; of: string } | null>(null)
  useEffect(() => {
    const made = calendar.current
    const of = `${view} ${day}`
    if (!made) return
    if (put.current?.of === of) putEvents(made, put.current.events, events)
    else made.setOption('events', events)
    put.current = { events, of }
  }, [events, view, day])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of things to press, not of fields
    <div
      ref={room}
      className={css.room}
      role="group"
      aria-label={props.label}
      aria-description={props.help}
      data-view={view}
      onKeyDown={event => onKey(event, latest.current)}
    >
      {[...shown].map(([id, { one, words, talk }]) =>
        createPortal(
          <VisitCard
            key={id}
            {...{ id, words, talk, onOpen, onStop }}
            status={one.status}
            size={sizeOf((Date.parse(one.endsAt) - Date.parse(one.startsAt)) / 60_000)}
            isNarrow={isNarrow}
            isStop={id === stopId}
          />,
          hosts.of(id),
          id
        )
      )}
      {columns.map(each =>
        createPortal(
          <StaffHead staff={each} count={counts.get(each.id) ?? 0} />,
          hosts.of(`staff ${each.id}`),
          `staff ${each.id}`
        )
      )}
    </div>
  )
}

/** The library calls itself a table, with cells that hold no rows: for those who listen it is a group of
 * links, and the list is the same in order. */
function withoutRoles(room: HTMLElement): MutationObserver {
  const strip = () => {
    for (const each of room.querySelectorAll('[role]:not([data-host] *, [role=presentation])')) {
      each.removeAttribute('role')
      for (const name of ['aria-colindex', 'aria-rowindex', 'aria-colcount', 'aria-rowcount']) {
        each.removeAttribute(name)
      }
    }
    for (const each of room.querySelectorAll('article:not([role])')) {
      each.setAttribute('role', 'presentation')
    }
  }
  const observer = new MutationObserver(strip)
  observer.observe(room, { childList: true, subtree: true })
  strip()
  return observer
}

const viewName = (view: DayGridProps['view']) =>
  view === 'day' ? 'resourceTimeGridDay' : 'timeGridWeek'

const resourcesOf = (columns: readonly Staff[]) =>
  columns.map(({ id, name }) => ({ id, title: name }))

function optionsOf({ view, day, slots, columns, events }: DayGridProps): Calendar.Options {
  return {
    view: viewName(view),
    date: day,
    slotMinTime: slots.from,
    slotMaxTime: slots.to,
    resources: resourcesOf(columns),
    events,
    firstDay: 1,
    allDaySlot: false,
    headerToolbar: { start: '', center: '', end: '' },
    height: '100%',
    slotDuration: '00:30',
    slotHeight: slotPixels,
    snapDuration: '00:15',
    eventGap: 2,
    slotEventOverlap: false,
    nowIndicator: false,
    customScrollbars: true,
    longPressDelay: 400,
    slotLabelFormat: { hour: 'numeric' },
    dayHeaderFormat: { weekday: 'short', day: 'numeric' },
    theme: theme => ({ ...theme, calendar: `${theme['calendar']} ${css.calendar}` })
  }
}

function handlersOf(latest: { current: DayGridProps }, hosts: Hosts): Calendar.Options {
  return {
    eventContent: ({ event }) =>
      event.display === 'auto' ? { domNodes: [hosts.of(String(event.id))] } : '',
    resourceLabelContent: ({ resource }) => ({ domNodes: [hosts.of(`staff ${resource.id}`)] }),
    eventDragStop: () => hosts.dropped(),
    eventResizeStop: () => hosts.dropped(),
    dateClick({ dateStr, resource }) {
      latest.current.onSlot({
        day: dateStr.slice(0, 10),
        time: dateStr.slice(11, 16),
        staffId: resource?.id ?? null
      })
    },
    eventDrop({ event, delta, newResource, revert }) {
      const minutes = addMinutes(delta)
      latest.current.onMove(String(event.id), { minutes, staffId: newResource?.id ?? null }, revert)
    },
    eventResize({ event, endDelta, revert }) {
      latest.current.onStretch(String(event.id), addMinutes(endDelta), revert)
    }
  }
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

/** Where the cards are drawn: the library moves these about, React fills them. */
class Hosts {
  private nodes = new Map<string, HTMLElement>()
  droppedAtMs = Number.NEGATIVE_INFINITY

  of(id: string): HTMLElement {
    const known = this.nodes.get(id) ?? document.createElement('div')
    known.className = css.host!
    known.dataset['host'] = ''
    this.nodes.set(id, known)
    return known
  }

  dropped() {
    this.droppedAtMs = performance.now()
  }
}
