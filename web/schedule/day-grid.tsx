import { createCalendar, destroyCalendar, type Calendar } from '@event-calendar/core'
import { Interaction, ResourceTimeGrid, TimeGrid } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Appointment } from '@parlor/contract/appointments.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { addMinutes, type Spot } from './spots.ts'
import css from './day-grid.module.css'
import type { EventInput } from './grid-events.ts'
import { nextInGrid } from './grid-keys.ts'
import { StaffHead } from './staff-head.tsx'
import { VisitCard } from './visit-card.tsx'
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
const plugins = [ResourceTimeGrid, TimeGrid, Interaction]

/** A day in columns, one for each who works, or a week: a library draws and drags, the cards are ours. */
export default function DayGrid(props: DayGridProps) {
  const room = useRef<HTMLDivElement>(null)
  const calendar = useRef<Calendar | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [hosts] = useState(() => new Hosts())
  const { view, day, slots, columns, events, shown, counts } = props

  useEffect(() => {
    const made = createCalendar(room.current!, plugins, {
      ...optionsOf(latest.current),
      ...handlersOf(latest, hosts)
    })
    calendar.current = made
    return () => void destroyCalendar(made)
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
  useEffect(() => void calendar.current?.setOption('events', events), [events])
  // What a visit is called is told anew when it changes, or when somebody writes.
  useEffect(() => hosts.name(shown), [hosts, shown])

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
        createPortal(<VisitCard words={words} status={one.status} talk={talk} />, hosts.of(id), id)
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
    eventDidMount({ el, event }) {
      if (event.display !== 'auto') return
      el.dataset['visit'] = String(event.id)
      hosts.mounted(String(event.id), el, latest.current.shown)
    },
    eventClick: ({ event }) => latest.current.onOpen(String(event.id)),
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
  here.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

/** Where the cards are drawn: the library moves these about, React fills them. */
class Hosts {
  private nodes = new Map<string, HTMLElement>()
  private elements = new Map<string, HTMLElement>()

  of(id: string): HTMLElement {
    const known = this.nodes.get(id) ?? document.createElement('div')
    known.className = css.host!
    this.nodes.set(id, known)
    return known
  }

  mounted(id: string, element: HTMLElement, shown: ReadonlyMap<string, Shown>) {
    this.elements.set(id, element)
    element.tabIndex = -1
    this.name(shown)
  }

  name(shown: ReadonlyMap<string, Shown>) {
    let hasStop = false
    for (const [id, { words }] of shown) {
      const element = this.elements.get(id)
      if (!element?.isConnected) continue
      element.setAttribute('aria-label', words.all)
      hasStop ||= element.tabIndex === 0
    }
    const first = shown.keys().next().value
    if (!hasStop && first) this.elements.get(first)?.setAttribute('tabindex', '0')
  }
}
