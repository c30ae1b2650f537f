import type { MouseEvent, ReactNode } from 'react'
import { countInFolder } from './count.tsx'
import { HiddenText } from './hidden-text.tsx'
import { Icon, type IconShape } from './icon.tsx'
import { KeyHint } from './key-hint.tsx'
import type { MenuTrigger } from './menu.tsx'
import css from './nav-item.module.css'

type Going = {
  href: string
  isCurrent?: boolean
  onPress?: (event: MouseEvent<HTMLAnchorElement>) => void
}

export type NavItemProps = Going & {
  icon: IconShape
  children: string
  ball?: ReactNode // a RedBall, at the upper right of the icon
  count?: ReactNode
  keyHint?: string
  isOpen?: boolean // it unfolds: bold, and the ground is left to what is inside
}

/** A part of the product: with its word in the sidebar, with its icon alone on the rail. */
export function NavItem(props: NavItemProps) {
  const { href, icon, children, ball, count, keyHint, isCurrent, isOpen } = props
  return (
    <a
      href={href}
      className={css.item}
      title={children}
      data-open={isOpen || undefined}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={props.onPress}
    >
      <Looks icon={icon} ball={ball} count={count} word={children} />
      {keyHint && (
        <span className={css.key}>
          <KeyHint>{keyHint}</KeyHint>
        </span>
      )}
    </a>
  )
}

export type NavButtonProps = Pick<NavItemProps, 'icon' | 'children' | 'ball' | 'count'> & {
  trigger: MenuTrigger
}

/** A part of the product that opens beside the page one is on. */
export function NavButton({ icon, children, ball, count, trigger }: NavButtonProps) {
  const { onPress, ...opens } = trigger
  return (
    <button type="button" className={css.item} title={children} onClick={onPress} {...opens}>
      <Looks icon={icon} ball={ball} count={count} word={children} />
    </button>
  )
}

function Looks({
  icon,
  ball,
  count,
  word
}: Omit<NavItemProps, 'href' | 'children'> & { word: string }) {
  return (
    <>
      <span className={css.icon}>
        <Icon of={icon} size={18} />
        {ball && <span className={css.ball}>{ball}</span>}
      </span>
      <span className={css.word}>{word}</span>
      {count && <span className={css.count}>{count}</span>}
    </>
  )
}

export type FolderItemProps = Going & {
  children: string
  count?: number
  countLabel?: string // what the number counts, for those who listen
  isUrgent?: boolean
}

/** A view inside the part that is open, with how many are in it. */
export function FolderItem(props: FolderItemProps) {
  const { href, children, count, countLabel, isCurrent, isUrgent = false } = props
  return (
    <a
      href={href}
      className={css.folder}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={props.onPress}
    >
      <span className={css.word}>{children}</span>
      {count !== undefined && count > 0 && (
        <span
          className={css.count}
          data-urgent={isUrgent || undefined}
          aria-hidden={countLabel ? true : undefined}
        >
          {countInFolder(count)}
        </span>
      )}
      {countLabel && <HiddenText>, {countLabel}</HiddenText>}
    </a>
  )
}
