import { type ReactNode, useId } from 'react'

type ChoiceProps = {
  label: string
  value: string
  options: [value: string, words: string][]
  onChoose: (value: string) => void
}

/** A line with a name left and a choice right. */
export function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = useId()
  const known = options.some(([option]) => option === value)
  const all = known ? options : [...options, [value, value] as const]
  return (
    <Line label={label} id={id}>
      <select id={id} value={value} onChange={event => onChoose(event.target.value)}>
        {all.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Line>
  )
}

type SwitchProps = { label: string; on: boolean; onTurn: (on: boolean) => void }

export function Switch({ label, on, onTurn }: SwitchProps) {
  const id = useId()
  return (
    <Line label={label} id={id}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        className="switch"
        checked={on}
        onChange={event => onTurn(event.target.checked)}
      />
    </Line>
  )
}

function Line({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
