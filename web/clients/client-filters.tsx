import { useFilterChoices } from '../sync/filter-choices.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { FilterChip } from '../ui/chip.tsx'
import { MenuFilterChip } from '../ui/menu.tsx'
import { clientWords as t } from '../words/en-clients.ts'
import type { Narrowed } from './use-clients.ts'

type Key = Exclude<keyof Narrowed, 'q' | 'sort'>
type Named = { id: string; name: string }

/** Each filter is a chip; one that is on shows its value and a cross. */
export function ClientFilters(props: { narrowed: Narrowed; put: (next: Narrowed) => void }) {
  const { narrowed, put } = props
  const choices = useFilterChoices()
  const colleagues = useColleagues()
  const { locations } = useScreen().session
  const all: [Key, readonly Named[]][] = [
    ['group', choices?.groups ?? []],
    ['staff', [...colleagues.values()].filter(each => each.active)],
    ['type', (choices?.clientTypes ?? []).map(type => ({ id: type, name: type }))],
    ['place', locations.length > 1 ? locations : []]
  ]
  return all.map(([key, named]) => {
    const value = narrowed[key]
    const name = named.find(each => each.id === value)?.name ?? '…'
    if (value) {
      const { [key]: _, ...rest } = narrowed
      return (
        <FilterChip key={key} isActive label={t.takeOff(name)} onPress={() => put(rest)}>
          {name}
        </FilterChip>
      )
    }
    if (named.length === 0) return null
    const entries = named.map(each => ({
      id: each.id,
      label: each.name,
      onAction: () => put({ ...narrowed, [key]: each.id })
    }))
    return (
      <MenuFilterChip key={key} entries={entries}>
        {t.filters[key]}
      </MenuFilterChip>
    )
  })
}
