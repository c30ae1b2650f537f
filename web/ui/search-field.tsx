import { type KeyboardEvent, type Ref, useRef } from 'react'
import css from './field.module.css'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Search, X } from './icons.ts'
import { KeyHint } from './key-hint.tsx'
import { joinRefs } from './refs.ts'

export type SearchFieldProps = {
  label: string
  clearLabel: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  keyHint?: string // the key that comes here
  id?: string
  ref?: Ref<HTMLInputElement>
}

/** Sunken, without an edge: one looks here, one does not fill in. */
export function SearchField(props: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const { value, onChange, keyHint } = props

  function clear() {
    onChange('')
    input.current?.focus()
  }

  return (
    <search className={css.search}>
      <Icon of={Search} size={18} />
      <input
        ref={joinRefs(input, props.ref)}
        id={props.id}
        className={css.input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation()
            clear()
          }
          props.onKeyDown?.(event)
        }}
      />
      {value !== '' ? (
        <IconButton icon={X} iconSize={16} size="s" label={props.clearLabel} onPress={clear} />
      ) : (
        keyHint && <KeyHint>{keyHint}</KeyHint>
      )}
    </search>
  )
}
