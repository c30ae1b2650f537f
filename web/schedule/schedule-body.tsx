import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isOver } from '@parlor/contract/appointments.ts'
import { toneOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useAfter, useMinute } from '../sync/use-page.ts'
import { useVisits } from '../sync/use-visits.ts'
import { Button } from '../ui/button.tsx'
import { Calendar, CircleAlert } from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { State } from '../ui/state.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { SkeletonRows } from '../ui/waiting.tsx'
import { t as all } from '../words/en.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { timesIn } from '../words/times.ts'
import { Agenda } from './agenda.tsx'
import type { DayGridProps, Shown as ShownVisit } from './day-grid.tsx'
import { closedOn, gridVisit, nowLine, slotRange } from './grid-events.ts'
import { MoveDialog } from './move-dialog.tsx'
import css from './schedule.module.css'
import { titleOf } from './schedule-head.tsx'
import { useMove } from './use-move.tsx'
import {
  daysShown,
  newAppointmentAt,
  type Shown,
  useColumns,
  useShownVisits,
  useTalks
} from './use-schedule.ts'
import { wordsWith } from './visit-words.ts'

const skeletonAfterMs = 150
const grid = later<DayGridProps>(async () => (await import('./day-grid.tsx')).default)

/** The visits, as columns, as a week or as a list. */
export function ScheduleBody({ shown }: { shown: Shown }) {
  const { list, within, isHere, trouble, known, visits } = useShownVisits(shown)
  const isLate = useAfter(skeletonAfterMs, !isHere)
  const visible = useVisible(list, shown, known.services)
  const drawn = useDrawn(isHere, { shown, visible, within })
  if (trouble && list.length === 0) {
    return (
      <State
        icon={CircleAlert}
        title={t.failed}
        isAlert
        action={<Button onPress={visits.again}>{all.trouble.tryAgain}</Button>}
      >
        {trouble.kind === 'refused' ? trouble.detail : all.trouble[trouble.why]}
      </State>
    )
  }
  return (
    <>
      {isLate && <SkeletonRows label={t.loading} rows={8} />}
      {drawn && (
        <div className={css.shape} data-waiting={!isHere || undefined} hidden={isLate}>
          <Shape {...drawn} />
        </div>
      )}
    </>
  )
}

/** While a day is on its way the one before stays, unseen: its cards are used again when it comes. */
function useDrawn(isHere: boolean, now: ShapeProps): ShapeProps | null {
  const drawn = useRef<ShapeProps | null>(null)
  if (isHere) drawn.current = now
  return drawn.current
}

/** Each visit with its words and its talk; one that changes is made anew, the others stay. */
function useVisible(
  list: ReturnType<typeof useShownVisits>['list'],
  { place: { timeZone } }: Shown,
  services: ReturnType<typeof useShownVisits>['known']['services']
): ReadonlyMap<string, ShownVisit> {
  const staff = useColleagues()
  const talks = useTalks(list)
  const wordsOf = useMemo(
    () => wordsWith({ services, staff, timeZone }),
    [services, staff, timeZone]
  )
  return useMemo(() => {
    return new Map(list.map((one, at) => [one.id, { one, words: wordsOf(one), talk: talks[at] }]))
  }, [list, talks, wordsOf])
}

type ShapeProps = {
  shown: Shown
  visible: ReadonlyMap<string, ShownVisit>
  within: ReturnType<typeof useShownVisits>['within']
}

function Shape({ shown, visible, within }: ShapeProps) {
  const { session } = useScreen()
  const [, go] = useLocation()
  const { timeZone } = shown.place
  const { move, moveBy, stretchBy, dialog } = useMove(timeZone)
  const [movedId, askMove] = useState<string | null>(null)
  const mayManage = session.permissions.includes('appointments.manage')
  const moved = movedId === null ? undefined : visible.get(movedId)
  const openVisit = (id: string) => go(paths.appointment(id))
  const onAskMove = (id: string) => askMove(id)
  return (
    <>
      {shown.view === 'list' ? (
        <List {...{ shown, visible, within }} onAskMove={mayManage ? onAskMove : null} />
      ) : (
        <Columns
          {...{ shown, visible, within, mayManage }}
          acts={{
            onOpen: openVisit,
            onMove: (id, to, revert) => moveBy(visible.get(id)!.one, to, revert),
            onStretch: (id, minutes, revert) => stretchBy(visible.get(id)!.one, minutes, revert),
            onAskMove: id => mayManage && askMove(id),
            onSlot: spot => {
              if (mayManage) go(newAppointmentAt(shown, spot))
            }
          }}
        />
      )}
      {moved && (
        <MoveDialog
          key={moved.one.id}
          one={moved.one}
          who={moved.words.who}
          timeZone={timeZone}
          staff={session.colleagues.filter(each => each.active)}
          onClose={() => askMove(null)}
          onMove={change => {
            askMove(null)
            void move(moved.one, change)
          }}
        />
      )}
      {dialog}
    </>
  )
}

type Acts = Pick<DayGridProps, 'onOpen' | 'onMove' | 'onStretch' | 'onAskMove' | 'onSlot'>

function Columns(props: ShapeProps & { mayManage: boolean; acts: Acts }) {
  const { shown, visible, within, mayManage, acts } = props
  const { timeZone, locationId } = shown.place
  const nowMs = useMinute()
  const [known] = useVisits()
  const hours = known.hours[locationId]
  const columns = useColumns(within, shown)
  const staff = useColleagues()
  const { view, day } = shown
  const days = useMemo(() => daysShown({ view, day }), [view, day])
  const grounds = useMemo(
    () => [
      ...days.flatMap(day => closedOn(day, hours)),
      nowLine(timeZone, new Date(nowMs).toISOString())
    ],
    [days, hours, timeZone, nowMs]
  )
  const visits = useMemo(() => {
    const now = new Date(nowMs).toISOString()
    return [...visible.values()]
      .filter(({ one }) => one.status !== 'cancelled')
      .map(({ one }) =>
        gridVisit(one, timeZone, days[0]!, {
          tone: toneOf(staff.get(one.staffId)?.colour ?? 1),
          isOver: isOver(one, now) || one.status === 'no-show',
          mayMove: mayManage
        })
      )
  }, [days, visible, timeZone, nowMs, staff, mayManage])
  const counts = useMemo(() => {
    const all = new Map<string, number>()
    for (const { one } of visible.values()) {
      if (one.status !== 'cancelled') all.set(one.staffId, (all.get(one.staffId) ?? 0) + 1)
    }
    return all
  }, [visible])
  const slots = slotRange(visits, hours)
  return (
    <Later
      piece={grid}
      give={{
        ...{ days, slots, columns, counts, visits, grounds, shown: visible, ...acts },
        label: t.grid(titleOf(shown)),
        help: t.gridHelp
      }}
    />
  )
}

function List(props: ShapeProps & { onAskMove: ((id: string) => void) | null }) {
  const { shown, visible, within, onAskMove } = props
  const [showsDone, showDone] = useState(true)
  const nowMs = useMinute()
  const { timeZone } = shown.place
  const isDone = ({ one }: ShownVisit) => one.status === 'completed' || one.status === 'no-show'
  const rows = [...visible.values()]
  const done = rows.filter(isDone).length
  const now = new Date(nowMs).toISOString()
  if (rows.length === 0) {
    const isFiltered = within.length > 0
    return (
      <State
        icon={Calendar}
        title={isFiltered ? t.noneMatch : t.nobody}
        action={
          isFiltered && (
            <Button onPress={() => shown.show({ staff: null, service: null })}>
              {t.clearFilters}
            </Button>
          )
        }
      >
        {!isFiltered && t.nobodyHelp}
      </State>
    )
  }
  return (
    <div className={css.agenda}>
      <div className={css.agendaHead}>
        <span>{t.count(rows.length, done)}</span>
        {done > 0 && (
          <TextButton onPress={() => showDone(!showsDone)}>
            {showsDone ? t.hideDone : t.showDone}
          </TextButton>
        )}
      </div>
      <Agenda
        label={t.agenda(titleOf(shown))}
        shown={rows.filter(each => showsDone || !isDone(each))}
        now={
          shown.day === shown.today ? { instant: now, words: timesIn(timeZone).clock(now) } : null
        }
        onAskMove={onAskMove}
      />
    </div>
  )
}
