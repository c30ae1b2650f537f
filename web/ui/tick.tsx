import type { ReactNode } from 'react'
import { HiddenText } from './hidden-text.tsx'
import css from './tick.module.css'

export type TickProps = {
  children: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  isLabelHidden?: boolean
  isPartly?: boolean // of several some are and some are not
  isOffTab?: boolean // one of many, which a key of their list reaches
  disabledBecause?: string | null
}

/** Yes or no to one thing, kept with the rest of the form. */
export function Tick(props: TickProps) {
  return <Box {...props} className={css.tick} />
}

/** Yes or no that takes effect at once. */
export function Switch(props: TickProps) {
  return <Box {...props} className={css.switch} role="switch" />
}

function Box(props: TickProps & { className: string | undefined; role?: 'switch' }) {
  const { children, isChecked, isLabelHidden, disabledBecause } = props
  return (
    <label className={css.label} title={disabledBecause ?? undefined}>
      <input
        type="checkbox"
        role={props.role}
        className={props.className}
        checked={isChecked}
        ref={box => {
          if (box) box.indeterminate = props.isPartly ?? false
        }}
        tabIndex={props.isOffTab ? -1 : undefined}
        aria-disabled={disabledBecause ? true : undefined}
        onChange={event => {
          if (!disabledBecause) props.onChange(event.target.checked)
        }}
      />
      <Label isHidden={isLabelHidden}>
        {children}
        {disabledBecause && <HiddenText>, {disabledBecause}</HiddenText>}
      </Label>
    </label>
  )
}

export type ChoiceProps = {
  children: string
  name: string
  isChosen: boolean
  onChoose: () => void
  isLabelHidden?: boolean
}

/** One of several. */
export function Choice({ children, name, isChosen, onChoose, isLabelHidden }: ChoiceProps) {
  return (
    <label className={css.label}>
      <input
        type="radio"
        className={css.choice}
        name={name}
        checked={isChosen}
        onChange={onChoose}
      />
      <Label isHidden={isLabelHidden}>{children}</Label>
    </label>
  )
}

function Label({ children, isHidden }: { children: ReactNode; isHidden: boolean | undefined }) {
  return isHidden ? <HiddenText>{children}</HiddenText> : <span>{children}</span>
}
