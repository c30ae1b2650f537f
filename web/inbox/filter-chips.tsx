import type { ReactNode } from 'react'
import type { View } from '@parlor/contract/conversations.ts'
import { nowMs } from '../clock.ts'
import type { Sought } from '../paths.ts'
import { useFilterChoices } from '../sync/filter-choices.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useLabels } from '../sync/use-labels.ts'
import { FilterChip } from '../ui/chip.tsx'
import { type MenuEntry, MenuFilterChip } from '../ui/menu.tsx'
import { findWords as words } from '../words/en-find.ts'
import { timesIn } from '../words/times.ts'
import { useSought } from './sought.ts'

const besideMax = 3 // what one line has room for; the dialog has them all

type ChipsProps = { view: View }

/** What narrows the list now, each with a cross. */
export function ActiveFilters({ view }: ChipsProps) {
  const { sought, put } = useSought(view)
  const names = useFilterNames(sought)
  return names.map(({ keys, name }) => {
    const rest = { ...sought }
    for (const key of keys) delete rest[key]
    return (
      <FilterChip key={keys[0]} isActive label={words.takeOff(name)} onPress={() => put(rest)}>
        {name}
      </FilterChip>
    )
  })
}

/** What it is called that the list is narrowed to. */
export function useFilterNames(sought: Sought): { keys: (keyof Sought)[]; name: string }[] {
  const choices = useFilterChoices()
  const colleagues = useColleagues()
  const labels = useLabels(sought.label !== undefined)
  const { timeZone } = useScreen().session.business
  const named = (id: string | undefined, among: readonly { id: string; name: string }[] = []) =>
    id && (among.find(each => each.id === id)?.name ?? '…')
  const names: [(keyof Sought)[], string | undefined][] = [
    [['from', 'to'], daysName(sought, timeZone)],
    [['staff'], sought.staff && (colleagues.get(sought.staff)?.name ?? '…')],
    [['type'], sought.type],
    [['group'], named(sought.group, choices?.groups)],
    [['place'], named(sought.place, choices?.locations)],
    [['label'], named(sought.label, labels ?? [])],
    [['photos'], sought.photos && words.photos]
  ]
  return names.flatMap(([keys, name]) => (name ? [{ keys, name }] : []))
}

function daysName({ from, to }: Sought, timeZone: string): string | undefined {
  const { date } = timesIn(timeZone)
  const show = (day: string) => {
    const noon = Date.parse(`${day}T12:00:00Z`)
    return Number.isNaN(noon) ? day : date(new Date(noon).toISOString(), nowMs())
  }
  if (from && to) return from === to ? show(from) : words.between(show(from), show(to))
  if (from) return words.since(show(from))
  return to && words.until(show(to))
}

/** Those that are not set, each with what it can be set to. */
export function OpenFilters({ view }: ChipsProps) {
  const { sought, put } = useSought(view)
  const choices = useFilterChoices()
  const colleagues = useColleagues()
  const labels = useLabels()
  const entries = (key: keyof Sought, all: readonly { id: string; name: string }[]): MenuEntry[] =>
    all.map(({ id, name }) => ({
      id,
      label: name,
      onAction: () => put({ ...sought, [key]: id })
    }))
  const chip = (key: keyof Sought, name: string, list: MenuEntry[]): ReactNode =>
    sought[key] === undefined &&
    list.length > 0 && (
      <MenuFilterChip key={key} entries={list}>
        {name}
      </MenuFilterChip>
    )
  const days = useDayEntries(view)
  const hasDays = sought.from !== undefined || sought.to !== undefined
  const open = [
    chip('staff', words.staff, entries('staff', [...colleagues.values()])),
    !hasDays && chip('from', words.date, days),
    chip('group', words.group, entries('group', choices?.groups ?? [])),
    chip('label', words.label, entries('label', labels ?? []))
  ]
  return open.filter(Boolean).slice(0, besideMax)
}

const stretches = [
  ...[['today', 0, 0] as const, ['yesterday', 1, 1] as const],
  ...[['week', 6, 0] as const, ['month', 29, 0] as const]
] as const

function useDayEntries(view: View): MenuEntry[] {
  const { sought, put } = useSought(view)
  const { timeZone } = useScreen().session.business
  const { dayKey } = timesIn(timeZone)
  const ago = (days: number) => dayKey(new Date(nowMs() - days * 86_400_000).toISOString())
  return stretches.map(([id, from, to]) => ({
    id,
    label: words.days[id],
    onAction: () => put({ ...sought, from: ago(from), ...(to > 0 ? { to: ago(to) } : {}) })
  }))
}
