import { useId } from 'react'
import css from './segments.module.css'

export type SegmentsProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** A few views of one thing, of which one is on. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={css.segments} aria-label={props.label}>
      {props.options.map(({ value, label }) => (
        <label key={value} className={css.segment}>
          <input
            type="radio"
            className={css.input}
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
