import type { MouseEvent, ReactNode } from 'react'
import { Icon, type IconShape } from './icon.tsx'
import css from './tab-bar.module.css'

/** The parts of the product at the thumb; on phones only. */
export function TabBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={css.bar} aria-label={label}>
      {children}
    </nav>
  )
}

export type TabBarItemProps = {
  href: string
  icon: IconShape
  children: string
  ball?: ReactNode
  isCurrent?: boolean
  onPress?: (event: MouseEvent<HTMLAnchorElement>) => void
}

export function TabBarItem({ href, icon, children, ball, isCurrent, onPress }: TabBarItemProps) {
  return (
    <a
      href={href}
      className={css.item}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onPress}
    >
      <span className={css.icon}>
        <Icon of={icon} size={22} />
        {ball && <span className={css.ball}>{ball}</span>}
      </span>
      {children}
    </a>
  )
}
