import { mayImportVisits } from '@parlor/contract/permissions.ts'
import { useLocation } from 'wouter'
import { useFolderCounts } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { hasUnseen } from '../sync/seen.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { useVisits } from '../sync/use-visits.ts'
import { laterDay, weekOf } from '../sync/visit-days.ts'
import { Button } from '../ui/button.tsx'
import { RedBall } from '../ui/count.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, ChevronRight, Inbox, Plus, Upload } from '../ui/icons.ts'
import { MenuFilterChip } from '../ui/menu.tsx'
import { PaneHeader } from '../ui/pane.tsx'
import { Segments } from '../ui/segments.tsx'
import { t as all } from '../words/en.ts'
import { visitImportWords } from '../words/en-import.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import css from './schedule.module.css'
import { newAppointmentAt, scheduleViews, type Shown } from './use-schedule.ts'

const utc = { timeZone: 'UTC' } as const
const formats = {
  long: new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...utc
  }),
  short: new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...utc
  }),
  edge: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', ...utc })
}
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** The day as a heading: "Tuesday 24 November", or from when to when. */
export function titleOf({ view, day }: Pick<Shown, 'view' | 'day'>, isShort = false): string {
  if (view !== 'week') return formats[isShort ? 'short' : 'long'].format(at(day))
  const week = weekOf(day)
  return `${formats.edge.format(at(week[0]!))} – ${formats.edge.format(at(week[6]!))}`
}

/** Which day, how it is shown, the inbox within reach, and the way to book somebody. */
export function ScheduleHead({ shown }: { shown: Shown }) {
  const { session } = useScreen()
  const [, go] = useLocation()
  const layout = useLayout()
  const isPhone = layout === 'phone'
  const { view, day, today, show } = shown
  const step = view === 'week' ? 7 : 1
  const book = () => go(newAppointmentAt(shown))
  const why = session.permissions.includes('appointments.manage') ? null : t.mayNotManage
  return (
    <>
      <PaneHeader
        title={titleOf(shown, layout !== 'wide')}
        beside={
          <div className={css.steps}>
            <IconButton
              icon={ChevronLeft}
              label={t.previous[view]}
              onPress={() => show({ day: laterDay(day, -step) })}
            />
            <Button tone="quiet" onPress={() => show({ day: today })}>
              {t.today}
            </Button>
            <IconButton
              icon={ChevronRight}
              label={t.next[view]}
              onPress={() => show({ day: laterDay(day, step) })}
            />
          </div>
        }
        actions={
          <>
            {!isPhone && <Views shown={shown} />}
            {!isPhone && <Filters shown={shown} />}
            {!isPhone && <InboxControl />}
            {!isPhone && <ImportButton />}
            {isPhone ? (
              <IconButton
                icon={Plus}
                label={t.newAppointment}
                onPress={book}
                disabledBecause={why}
              />
            ) : (
              <Button tone="primary" icon={Plus} onPress={book} disabledBecause={why}>
                {t.newAppointment}
              </Button>
            )}
          </>
        }
      />
      {isPhone && (
        <div className={css.tools}>
          <WeekStrip shown={shown} />
          <div className={css.toolsLine}>
            <Views shown={shown} />
            <Filters shown={shown} />
          </div>
        </div>
      )}
    </>
  )
}

function Views({ shown }: { shown: Shown }) {
  return (
    <Segments
      label={t.view}
      value={shown.view}
      options={scheduleViews.map(value => ({ value, label: t.views[value] }))}
      onChange={view => shown.show({ view })}
    />
  )
}

function Filters({ shown }: { shown: Shown }) {
  const { session } = useScreen()
  const [{ services }] = useVisits()
  const { serviceId, staffIds, place, show } = shown
  const isPhone = useLayout() !== 'wide'
  const choice = (id: string | null, label: string, isChecked: boolean, onAction: () => void) => ({
    ...{ id: id ?? 'all', label, isChecked, onAction }
  })
  const service = services?.find(each => each.id === serviceId)
  const one =
    staffIds?.length === 1 ? session.colleagues.find(({ id }) => id === staffIds[0]) : null
  return (
    <>
      {session.locations.length > 1 && (
        <MenuFilterChip
          entries={session.locations.map(({ id, name }) =>
            choice(id, name, id === place.locationId, () => show({ at: id }))
          )}
        >
          {place.name}
        </MenuFilterChip>
      )}
      {isPhone && (
        <MenuFilterChip
          entries={[
            choice(null, t.everybody, !staffIds, () => show({ staff: null })),
            ...session.colleagues
              .filter(each => each.active)
              .map(({ id, name }) =>
                choice(id, name, staffIds?.includes(id) ?? false, () => show({ staff: id }))
              )
          ]}
        >
          {one?.name ?? t.everybody}
        </MenuFilterChip>
      )}
      <MenuFilterChip
        entries={[
          choice(null, t.allServices, !serviceId, () => show({ service: null })),
          ...(services ?? [])
            .filter(each => each.active)
            .map(({ id, name }) => choice(id, name, id === serviceId, () => show({ service: id })))
        ]}
      >
        {service?.name ?? t.allServices}
      </MenuFilterChip>
    </>
  )
}

function ImportButton() {
  const { permissions } = useScreen().session
  const [, go] = useLocation()
  const may = mayImportVisits(permissions)
  if (!may) return null
  return (
    <IconButton
      icon={Upload}
      label={visitImportWords.open}
      onPress={() => go(paths.appointmentImport)}
    />
  )
}

/** The inbox sits in the schedule; its ball flashes when a text came that nobody here has seen. */
function InboxControl() {
  const screen = useScreen()
  const unread = useFolderCounts().unread ?? 0
  const [, go] = useLocation()
  return (
    <span className={css.inbox}>
      <Button icon={Inbox} onPress={() => go(paths.inbox())}>
        {all.shell.inbox}
        {unread > 0 && <span className={css.unread}>{unread}</span>}
      </Button>
      {hasUnseen(screen) && (
        <span className={css.ball}>
          <RedBall label={all.shell.unseen} isFlashing />
        </span>
      )}
    </span>
  )
}

const narrow = new Intl.DateTimeFormat(undefined, { weekday: 'narrow', ...utc })
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', ...utc })

/** On phones: the week at the thumb. */
function WeekStrip({ shown }: { shown: Shown }) {
  const { day, today, show } = shown
  return (
    <div className={css.strip}>
      {weekOf(day).map(each => (
        <button
          key={each}
          type="button"
          className={css.stripDay}
          aria-label={whole.format(at(each))}
          aria-pressed={each === day}
          data-today={each === today || undefined}
          onClick={() => show({ day: each })}
        >
          <span className={css.letter}>{narrow.format(at(each))}</span>
          <span className={css.number}>{Number(each.slice(8))}</span>
        </button>
      ))}
    </div>
  )
}
