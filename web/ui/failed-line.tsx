import { type ReactNode, useId, useState } from 'react'
import css from './failed-line.module.css'
import { Icon } from './icon.tsx'
import { ChevronDown, ChevronUp, CircleAlert } from './icons.ts'

export type FailedLineProps = {
  reason: ReactNode
  detailsLabel: string
  facts: { label: string; value: ReactNode }[]
  actions?: ReactNode
  isOpenAtFirst?: boolean // only for whoever sent it, once
}

/** Under a text that did not arrive: why, and on demand what to do and what support asks for. */
export function FailedLine(props: FailedLineProps) {
  const [isOpen, setOpen] = useState(props.isOpenAtFirst ?? false)
  const id = useId()
  return (
    <>
      <p className={css.line}>
        <Icon of={CircleAlert} size={14} />
        <span>
          {props.reason}{' '}
          <button
            type="button"
            className={css.details}
            data-details
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={css.word}>{props.detailsLabel}</span>
            <Icon of={isOpen ? ChevronUp : ChevronDown} size={14} />
          </button>
        </span>
      </p>
      {isOpen && (
        <div id={id} className={css.card}>
          <dl className={css.facts}>
            {props.facts.map(({ label, value }) => (
              <div key={label} className={css.fact}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {props.actions && <div className={css.actions}>{props.actions}</div>}
        </div>
      )}
    </>
  )
}
