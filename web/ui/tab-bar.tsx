import type { MouseEvent, ReactNode } from 'react'
import { Icon, type IconShape } from './icon.tsx'
import type { MenuTrigger } from './menu.tsx'
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

export type TabBarButtonProps = {
  icon: IconShape
  children: string
  trigger: MenuTrigger
  ball?: ReactNode // what it counts is said in the menu
  isCurrent?: boolean
}

/** The last place: it opens a menu of what has no place of its own. */
export function TabBarButton({ icon, children, trigger, ball, isCurrent }: TabBarButtonProps) {
  const { onPress, ...opens } = trigger
  return (
    <button
      type="button"
      className={css.item}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onPress}
      {...opens}
    >
      <span className={css.icon}>
        <Icon of={icon} size={22} />
        {ball && (
          <span className={css.ball} aria-hidden>
            {ball}
          </span>
        )}
      </span>
      {children}
    </button>
  )
}
