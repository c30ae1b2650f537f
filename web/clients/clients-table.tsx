import type { KeyboardEvent } from 'react'
import type { ClientLine } from '@parlor/contract/client-cards.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useFollow } from '../inbox/nav.tsx'
import { toneOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { initialsOf } from '../ui/initials.ts'
import { clientWords as t } from '../words/en-clients.ts'
import { timesIn } from '../words/times.ts'
import css from './clients.module.css'
import { TextsChip } from './texts-chip.tsx'

type LinesProps = { lines: readonly ClientLine[] }

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')]
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** On phones: name, number, and whether they can be texted. */
export function ClientsList({ lines }: LinesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrows walk from link to link
    <ul className={css.list} aria-label={t.title} onKeyDown={walk}>
      {lines.map(line => (
        <li key={line.id} className={css.item}>
          <Avatar initials={initialsOf(line.name)} size={36} />
          <span className={css.itemWords}>
            <NameLink line={line} />
            <span className={css.itemPhone}>
              {line.matched ?? (line.phone ? showPhone(line.phone) : t.noNumber)}
            </span>
          </span>
          <TextsChip of={line.texts} />
        </li>
      ))}
    </ul>
  )
}

function NameLink({ line }: { line: ClientLine }) {
  const follow = useFollow()
  const href = paths.client(line.id)
  return (
    <a href={href} className={css.link} onClick={follow(href)}>
      <bdi>{line.name}</bdi>
    </a>
  )
}

/** One client a row; the arrows walk from name to name. */
export function ClientsTable({ lines }: LinesProps) {
  const seesVisits = useScreen().session.permissions.includes('appointments.view')
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col">{t.columns.phone}</th>
          <th scope="col">{t.columns.texts}</th>
          {seesVisits && <th scope="col">{t.columns.next}</th>}
          <th scope="col" className={css.staff}>
            {t.columns.staff}
          </th>
          <th scope="col">{t.columns.last}</th>
        </tr>
      </thead>
      <tbody onKeyDown={walk}>
        {lines.map(line => (
          <ClientRow key={line.id} line={line} seesVisits={seesVisits} />
        ))}
      </tbody>
    </table>
  )
}

function ClientRow({ line, seesVisits }: { line: ClientLine; seesVisits: boolean }) {
  return (
    <tr className={css.row}>
      <th scope="row" className={css.name}>
        <span className={css.who}>
          <Avatar initials={initialsOf(line.name)} size={28} />
          <NameLink line={line} />
          {line.matched && <span className={css.matched}>{line.matched}</span>}
        </span>
      </th>
      <td className={css.phone}>
        {line.phone ? showPhone(line.phone) : <span className={css.none}>{t.noNumber}</span>}
      </td>
      <td className={css.texts}>
        <TextsChip of={line.texts} />
      </td>
      {seesVisits && (
        <td className={css.next}>
          <NextVisit of={line.nextAppointment} />
        </td>
      )}
      <td className={css.staff}>
        <Provider id={line.providerId} />
      </td>
      <td className={css.last}>
        <LastText line={line} />
      </td>
    </tr>
  )
}

function NextVisit({ of: next }: { of: ClientLine['nextAppointment'] }) {
  const { session } = useScreen()
  const nowMs = useMinute()
  if (!next) return <span className={css.none}>{t.noneBooked}</span>
  const place = session.locations.find(({ id }) => id === next.locationId)
  const times = timesIn(place?.timeZone ?? session.business.timeZone)
  const isToday = times.dayKey(next.startsAt) === times.dayKey(new Date(nowMs).toISOString())
  return (
    <span className={isToday ? css.today : undefined}>
      <ExactTime at={next.startsAt} exact={times.exact(next.startsAt)}>
        {isToday ? t.nextToday(times.clock(next.startsAt)) : times.moment(next.startsAt)}
      </ExactTime>
    </span>
  )
}

function Provider({ id }: { id: string | null }) {
  const provider = useColleagues().get(id ?? '')
  if (!provider) return <span className={css.none}>{t.nobody}</span>
  return (
    <span className={css.provider}>
      <Avatar initials={initialsOf(provider.name)} tone={toneOf(provider.colour)} size={20} />
      {provider.name.split(' ')[0]}
    </span>
  )
}

function LastText({ line }: { line: ClientLine }) {
  const { timeZone } = useScreen().session.business
  const nowMs = useMinute()
  const times = timesIn(timeZone)
  if (!line.lastTextAt) return <span className={css.none}>{t.never}</span>
  if (line.lastFailed) return <span className={css.failed}>{t.notDelivered}</span>
  return (
    <ExactTime at={line.lastTextAt} exact={times.exact(line.lastTextAt)}>
      {times.inList(line.lastTextAt, nowMs)}
    </ExactTime>
  )
}
