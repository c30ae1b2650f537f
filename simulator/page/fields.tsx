import { type ReactNode, useId, useState } from 'react'

type Refusal = Promise<string | null>

type ChoiceProps = {
  label: string
  value: string
  options: [value: string, words: string][]
  onChoose: (value: string) => Refusal
}

/** A line with a name left and a choice right. */
export function Choice({ label, value: set, options, onChoose }: ChoiceProps) {
  const id = useId()
  const [value, choose] = useShownAtOnce(set, onChoose)
  const known = options.some(([option]) => option === value)
  const all = known ? options : [...options, [value, value] as const]
  return (
    <Line label={label} id={id}>
      <select id={id} value={value} onChange={event => choose(event.target.value)}>
        {all.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </Line>
  )
}

type SwitchProps = { label: string; on: boolean; onTurn: (on: boolean) => Refusal }

export function Switch({ label, on: set, onTurn }: SwitchProps) {
  const id = useId()
  const [on, turn] = useShownAtOnce(set, onTurn)
  return (
    <Line label={label} id={id}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        className="switch"
        checked={on}
        onChange={event => turn(event.target.checked)}
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

/** Shows the wish while the carrier is asked, and what is set as soon as it says so. */
function useShownAtOnce<V>(set: V, ask: (value: V) => Refusal): [V, (value: V) => void] {
  const [wish, setWish] = useState<{ value: V; insteadOf: V } | null>(null)
  const isOpen = wish !== null && wish.insteadOf === set
  const turn = async (value: V) => {
    setWish({ value, insteadOf: set })
    if ((await ask(value)) !== null) setWish(null)
  }
  return [isOpen ? wish.value : set, turn]
}
