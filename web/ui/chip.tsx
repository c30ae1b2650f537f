import type { ReactNode } from 'react'
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
  removeLabel?: string
  onPress: () => void // opens its choices; an active one is taken off
}

/** What narrows the list down; an active one shows its value and a cross. */
export function FilterChip({ children, isActive = false, removeLabel, onPress }: FilterChipProps) {
  return (
    <button
      type="button"
      className={css.filter}
      data-active={isActive || undefined}
      aria-label={isActive ? removeLabel : undefined}
      onClick={onPress}
    >
      {children}
      <Icon of={isActive ? X : ChevronDown} size={14} />
    </button>
  )
}
