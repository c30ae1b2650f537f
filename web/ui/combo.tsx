import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import css from './combo.module.css'

export type ComboOption = {
  id: string
  words: ReactNode
  under?: ReactNode
  face?: ReactNode
  beside?: ReactNode
  isOff?: boolean // in sight, and cannot be chosen
  onPick: () => void
}
export type ComboGroup = { title: string; options: ComboOption[] }

/** A field with a list under it: the focus stays in the field, the arrows choose. */
export function useCombo(groups: ComboGroup[]) {
  const listId = useId()
  const [chosen, choose] = useState<string | null>(null)
  const options = groups.flatMap(group => group.options)
  const open = options.filter(option => !option.isOff)
  const active = open.find(option => option.id === chosen) ?? open[0] ?? null
  const activeId = active && `${listId}${active.id}`
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !active) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      const at = open.indexOf(active) + step
      choose(open[(at + open.length) % open.length]!.id)
    } else if (event.key === 'Enter') active.onPick()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    list: { listId, groups, activeId },
    field: {
      role: 'combobox' as const,
      'aria-expanded': options.length > 0,
      'aria-controls': listId,
      'aria-activedescendant': activeId ?? undefined,
      'aria-autocomplete': 'list' as const,
      autoComplete: 'off',
      onKeyDown
    }
  }
}

type ComboListProps = {
  label: string
  listId: string
  groups: ComboGroup[]
  activeId: string | null
}

export function ComboList({ label, listId, groups, activeId }: ComboListProps) {
  return (
    <div id={listId} role="listbox" aria-label={label} className={css.list}>
      {groups
        .filter(group => group.options.length > 0)
        .map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group.title} role="group" aria-label={group.title} className={css.group}>
            <div className={css.title} aria-hidden>
              {group.title}
            </div>
            {group.options.map(option => (
              <Option key={option.id} {...{ option, listId, activeId }} />
            ))}
          </div>
        ))}
    </div>
  )
}

type OptionProps = { option: ComboOption; listId: string; activeId: string | null }

function Option({ option, listId, activeId }: OptionProps) {
  const id = `${listId}${option.id}`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={id === activeId}
      aria-disabled={option.isOff || undefined}
      className={css.option}
      onMouseDown={event => event.preventDefault()}
      onClick={() => !option.isOff && option.onPick()}
    >
      {option.face}
      <span className={css.words}>
        <span className={css.name}>{option.words}</span>
        {option.under && <span className={css.under}>{option.under}</span>}
      </span>
      {option.beside}
    </div>
  )
}
