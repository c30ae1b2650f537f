import { type Ref, useRef } from 'react'
import { FieldFrame, type FieldFrameProps } from './field.tsx'
import css from './field.module.css'
import { useGrowing } from './growing.ts'
import { joinRefs } from './refs.ts'

export type TextAreaProps = FieldFrameProps & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
  ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of words; it grows with them. */
export function TextArea(props: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useGrowing(area, props.value)
  return (
    <FieldFrame
      label={props.label}
      help={props.help}
      error={props.error ?? null}
      beside={props.beside}
    >
      {({ id, describedBy }) => (
        <span className={css.box}>
          <textarea
            ref={joinRefs(area, props.ref)}
            id={id}
            className={css.area}
            value={props.value}
            placeholder={props.placeholder}
            rows={1}
            maxLength={props.maxLength}
            aria-invalid={props.error ? true : undefined}
            aria-describedby={describedBy}
            onChange={event => props.onChange(event.target.value)}
          />
        </span>
      )}
    </FieldFrame>
  )
}
