import { type KeyboardEvent, type ReactNode, type Ref, useRef } from 'react'
import css from './composer.module.css'
import { useGrowing } from './growing.ts'
import { joinRefs } from './refs.ts'

export type ComposerProps = {
  label: string
  value: string
  onChange: (value: string) => void
  onSend: () => void // Ctrl or Command and Enter
  placeholder?: string
  mode?: 'text' | 'note'
  status?: ReactNode // a ComposerStatus
  tools?: ReactNode
  late?: ReactNode // left of the send button
  send: ReactNode
  phoneTools?: ReactNode // the one button that stands for the tools on the phone
  costly?: { start: number; end: number } | null // what makes the text dearer, underlined
  maxLength?: number
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onSelect?: () => void // the caret is somewhere else
  over?: ReactNode // what may be chosen, over the box
  picker?: { id: string; active: number } | null // the list in `over`, and its chosen option
  onFocus?: () => void
  onBlur?: () => void
  id?: string // where a skip link leads
  ref?: Ref<HTMLTextAreaElement>
}

/** The text first, its tools beneath, above it one line with who types and what it costs. */
export function Composer(props: ComposerProps) {
  const { label, value, mode = 'text', status, costly, picker } = props
  const field = useRef<HTMLTextAreaElement>(null)
  useGrowing(field, value)

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    props.onKeyDown?.(event)
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (!isSend || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    props.onSend()
  }

  return (
    <div className={css.composer}>
      {status}
      <div className={css.box} data-mode={mode}>
        {props.over}
        {props.phoneTools && <div className={css.phone}>{props.phoneTools}</div>}
        <div className={css.text}>
          {costly && <Underline value={value} {...costly} />}
          <textarea
            ref={joinRefs(field, props.ref)}
            id={props.id}
            className={css.field}
            aria-label={label}
            placeholder={props.placeholder}
            value={value}
            rows={1}
            maxLength={props.maxLength}
            dir="auto"
            onChange={event => props.onChange(event.target.value)}
            aria-controls={picker?.id}
            aria-autocomplete={picker ? 'list' : undefined}
            aria-activedescendant={picker ? `${picker.id}-${picker.active}` : undefined}
            onKeyDown={keyDown}
            onSelect={props.onSelect}
            onFocus={props.onFocus}
            onBlur={props.onBlur}
          />
        </div>
        <div className={css.tools}>{props.tools}</div>
        <div className={css.late}>{props.late}</div>
        <div className={css.send}>{props.send}</div>
      </div>
    </div>
  )
}

// The same words under the field, unseen but for the line below the character.
function Underline({ value, start, end }: { value: string; start: number; end: number }) {
  return (
    <div className={css.under} aria-hidden dir="auto">
      {value.slice(0, start)}
      <mark>{value.slice(start, end)}</mark>
      {value.slice(end)}
    </div>
  )
}

/** One line of 28 px, always there: left who types, right what it costs. */
export function ComposerStatus({ left, right }: { left?: ReactNode; right?: ReactNode }) {
  return (
    <div className={css.status}>
      <span className={css.left}>{left}</span>
      <span className={css.right}>{right}</span>
    </div>
  )
}

/** Where no text can go out: the banner that says why stands in the place of the box. */
export function ComposerClosed({ status, children }: { status?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.composer}>
      {status}
      {children}
    </div>
  )
}
