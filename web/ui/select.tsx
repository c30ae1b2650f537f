import { type ReactNode, useRef, useState } from 'react'
import { FieldFrame, type FieldFrameProps } from './field.tsx'
import css from './field.module.css'
import { Icon } from './icon.tsx'
import { ChevronDown } from './icons.ts'
import { Later, later } from './later.tsx'
import type { SelectListProps } from './select-list.tsx'

export type SelectOption = { id: string; label: string; face?: ReactNode }

export type SelectProps = FieldFrameProps & {
  value: string | null
  options: SelectOption[]
  placeholder: string
  onChange: (id: string) => void
}

const list = later<SelectListProps>(async () => (await import('./select-list.tsx')).SelectList)

// Enter is taken before it becomes a click, which could not be told from a screen reader's.
const opening = ['Enter', 'ArrowDown', 'ArrowUp']

const preload = () => void list.preload()

/** One of several that are known. */
export function Select(props: SelectProps) {
  const { label, value, options, placeholder, onChange } = props
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const chosen = options.find(({ id }) => id === value)
  const close = () => setOpen(false)
  return (
    <FieldFrame label={label} help={props.help} error={props.error ?? null} beside={props.beside}>
      {({ id, describedBy }) => (
        <span className={css.box}>
          <button
            ref={trigger}
            id={id}
            type="button"
            className={css.select}
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-label={`${label}: ${chosen?.label ?? placeholder}`}
            aria-describedby={describedBy}
            onClick={() => setOpen(true)}
            onPointerEnter={preload}
            onFocus={preload}
            onKeyDown={event => {
              if (!opening.includes(event.key)) return
              event.preventDefault()
              setOpen(true)
            }}
          >
            {chosen?.face}
            <span className={css.chosen} data-none={chosen ? undefined : true}>
              {chosen?.label ?? placeholder}
            </span>
            <Icon of={ChevronDown} />
          </button>
          {isOpen && (
            <Later
              piece={list}
              give={{ label, value, options, trigger, onChange, onClose: close }}
            />
          )}
        </span>
      )}
    </FieldFrame>
  )
}
