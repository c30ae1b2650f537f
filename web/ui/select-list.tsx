import { type RefObject, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useFocusOnItem } from './focus-item.ts'
import { Icon } from './icon.tsx'
import { Check } from './icons.ts'
import css from './menu-list.module.css'
import type { SelectOption } from './select.tsx'

export type SelectListProps = {
  label: string
  value: string | null
  options: SelectOption[]
  trigger: RefObject<HTMLElement | null>
  onChange: (id: string) => void
  onClose: () => void
}

const gapPx = 4

/** The open list of a select. Fetched with the first one; see select.tsx. */
export function SelectList({ label, value, options, trigger, onChange, onClose }: SelectListProps) {
  const box = useRef<HTMLDivElement>(null)
  useFocusOnItem(box)
  return (
    <Popover
      className={css.popover!}
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      offset={gapPx}
      placement="bottom start"
    >
      <ListBox
        ref={box}
        className={css.menu!}
        aria-label={label}
        autoFocus
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
      >
        {options.map(option => (
          <ListBoxItem
            key={option.id}
            id={option.id}
            className={css.item!}
            textValue={option.label}
            onPress={() => {
              if (option.id !== value) onChange(option.id)
              onClose()
            }}
          >
            <span className={css.content}>
              {option.face}
              <span className={css.label}>{option.label}</span>
              {option.id === value && <Icon of={Check} />}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
