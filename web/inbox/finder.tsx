import { useEffect, useRef, useState } from 'react'
import type { View } from '@parlor/contract/conversations.ts'
import { useLayout } from '../sync/use-page.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Sliders } from '../ui/icons.ts'
import { PaneFilters, PaneTools } from '../ui/pane.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { findWords as words } from '../words/en-find.ts'
import { ActiveFilters, OpenFilters } from './filter-chips.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import css from './finder.module.css'
import { useSought } from './sought.ts'

const typingMs = 150

export type FinderProps = { view: View }

/** Above the rows: what to look for, and what narrows the list. */
export function Finder({ view }: FinderProps) {
  const { sought, put } = useSought(view)
  const [isOpen, open] = useState(false)
  const isPhone = useLayout() === 'phone'
  const [typed, type] = useTyped(sought.q ?? '', q => put(q ? { ...sought, q } : without(sought)))
  const field = (
    <SearchField
      label={words.field}
      clearLabel={words.clearField}
      placeholder={words.placeholder}
      value={typed}
      keyHint={isPhone ? '' : '/'}
      id="find"
      onChange={type}
    />
  )
  const all = (
    <IconButton
      icon={Sliders}
      iconSize={16}
      size="s"
      edge="line"
      label={words.more}
      onPress={() => open(true)}
    />
  )
  const { q: _, ...filters } = sought
  return (
    <PaneTools>
      {isPhone ? (
        <div className={css.one}>
          {field}
          {all}
        </div>
      ) : (
        field
      )}
      {(!isPhone || Object.keys(filters).length > 0) && (
        <PaneFilters>
          <ActiveFilters view={view} />
          {!isPhone && <OpenFilters view={view} />}
          {!isPhone && all}
        </PaneFilters>
      )}
      {isOpen && <FilterDialog view={view} onClose={() => open(false)} />}
    </PaneTools>
  )
}

function without({ q: _, ...rest }: ReturnType<typeof useSought>['sought']) {
  return rest
}

/** The field follows the fingers; the address follows when they rest. */
function useTyped(value: string, settle: (value: string) => void) {
  const [typed, type] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const told = useRef(value)
  useEffect(() => {
    if (value !== told.current) type(value)
    told.current = value
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  function change(next: string) {
    type(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        const said = next.trim()
        if (said === told.current) return
        told.current = said
        settle(said)
      },
      next === '' ? 0 : typingMs
    )
  }
  return [typed, change] as const
}
