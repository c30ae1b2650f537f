import {
  type HTMLInputAutoCompleteAttribute,
  type ReactNode,
  type Ref,
  useId,
  useState
} from 'react'
import css from './field.module.css'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { CircleAlert, Eye, EyeOff, Lock } from './icons.ts'

export type FieldFrameProps = {
  label: string
  help?: ReactNode
  error?: string | null
  beside?: ReactNode // on the label's line, at its end: "Forgot it?"
}

export type FieldIds = { id: string; describedBy: string | undefined }

/** Label above, help or the fault beneath; `children` gets the ids that tie them together. */
export function FieldFrame({
  label,
  help,
  error,
  beside,
  children
}: FieldFrameProps & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? help
  return (
    <div className={css.frame}>
      <div className={css.head}>
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
        {beside}
      </div>
      {children({ id, describedBy: note ? noteId : undefined })}
      {note && (
        <p id={noteId} className={css.note} data-error={error ? true : undefined}>
          {error && <Icon of={CircleAlert} size={14} />}
          {note}
        </p>
      )}
    </div>
  )
}

export type TextFieldProps = FieldFrameProps & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | 'password' | 'date' | 'time'
  name?: string
  placeholder?: string
  autoComplete?: HTMLInputAutoCompleteAttribute
  reveal?: { show: string; hide: string } // what the eye of a password field is called
  size?: 'm' | 'l' // 36 and 40 px
  isReadOnly?: boolean
  isRequired?: boolean
  maxLength?: number
  max?: string // the last day that may be chosen
  ref?: Ref<HTMLInputElement>
}

/** One line of words. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', size = 'm', reveal, isReadOnly = false } = props
  const [isShown, show] = useState(false)
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error ?? null}
      beside={props.beside}
    >
      {({ id, describedBy }) => (
        <span className={css.box} data-size={size} data-readonly={isReadOnly || undefined}>
          <input
            ref={props.ref}
            id={id}
            className={css.input}
            type={isShown ? 'text' : type}
            name={props.name}
            value={props.value}
            placeholder={props.placeholder}
            autoComplete={props.autoComplete}
            autoCapitalize={type === 'text' ? undefined : 'none'}
            spellCheck={type === 'text' ? undefined : false}
            readOnly={isReadOnly}
            required={props.isRequired}
            maxLength={props.maxLength}
            max={props.max}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={describedBy}
            onChange={event => props.onChange(event.target.value)}
          />
          {isReadOnly && <Icon of={Lock} />}
          {reveal && (
            <IconButton
              icon={isShown ? EyeOff : Eye}
              label={isShown ? reveal.hide : reveal.show}
              size="s"
              onPress={() => show(!isShown)}
            />
          )}
        </span>
      )}
    </FieldFrame>
  )
}
