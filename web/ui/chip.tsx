import type { ButtonHTMLAttributes, ReactNode } from 'react'
import css from './chip.module.css'
import { Icon, type IconShape } from './icon.tsx'
import { ChevronDown, X } from './icons.ts'

export type ChipTone = 'neutral' | 'good' | 'outline' | 'stop' | 'note'

/** A fact about somebody in a word or two. */
export function Chip(props: { children: ReactNode; tone?: ChipTone; icon?: IconShape }) {
  const { children, tone = 'neutral', icon } = props
  return (
    <span className={css.chip} data-tone={tone}>
      {icon && <Icon of={icon} size={14} />}
      {children}
    </span>
  )
}

/** The only word in capitals: nothing of this reaches a real person. */
export function TestChip({ children }: { children: ReactNode }) {
  return (
    <span className={css.chip} data-tone="test">
      {children}
    </span>
  )
}

export type FilterChipProps = {
  children: ReactNode
  isActive?: boolean
  label?: string // says what a press does: "Take the filter Zoe Park off"
  onPress?: () => void
  trigger?: ButtonHTMLAttributes<HTMLButtonElement> & { onPress: () => void }
}

/** What narrows the list down; an active one shows its value and a cross. */
export function FilterChip({ children, isActive = false, label, ...props }: FilterChipProps) {
  const { onPress = props.onPress, ...trigger } = props.trigger ?? {}
  return (
    <button
      type="button"
      className={css.filter}
      data-active={isActive || undefined}
      aria-label={label}
      onClick={onPress}
      {...trigger}
    >
      {children}
      <Icon of={isActive ? X : ChevronDown} size={14} />
    </button>
  )
}
