import type { ReactNode } from 'react'
import css from './avatar.module.css'
import { Icon } from './icon.tsx'
import { User } from './icons.ts'

export type AvatarTone = 'neutral' | 1 | 2 | 3
export type AvatarSize = 16 | 20 | 28 | 36 | 48

export type AvatarProps = {
  initials: string // empty: somebody whose name we do not know
  tone?: AvatarTone
  size?: AvatarSize
  label?: string // only where no name stands beside it
}

/** A person as two letters. Only those who work here carry a colour. */
export function Avatar({ initials, tone = 'neutral', size = 36, label }: AvatarProps) {
  const naming = label
    ? ({ role: 'img', 'aria-label': label, title: label } as const)
    : ({ 'aria-hidden': true } as const)
  return (
    <span
      className={css.avatar}
      data-tone={tone}
      data-size={size}
      data-initials={initials}
      {...naming}
    >
      {!initials && <Icon of={User} size={size >= 28 ? 16 : 12} />}
    </span>
  )
}

/** Several people who overlap a little. */
export function AvatarStack({ children }: { children: ReactNode }) {
  return <span className={css.stack}>{children}</span>
}
