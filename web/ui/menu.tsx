import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { FilterChip } from './chip.tsx'
import type { IconShape } from './icon.tsx'
import { IconButton, type IconButtonProps } from './icon-button.tsx'
import { Later, type LaterPiece, later } from './later.tsx'
import type { MenuListProps } from './menu-list.tsx'

export type MenuItem = {
  id: string
  label: string
  onAction: () => void
  icon?: IconShape
  keyHint?: string
  isChecked?: boolean
  tone?: 'plain' | 'danger'
  disabledBecause?: string | null
}

/** A line parts what belongs together; the dangerous item is the last. */
export type MenuEntry = MenuItem | 'line'

const list = later<MenuListProps>(async () => (await import('./menu-list.tsx')).MenuList)

export type MenuTrigger = {
  ref: RefObject<HTMLButtonElement | null>
  onPress: () => void
  onPointerEnter: () => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void
  'aria-haspopup': 'menu' | 'dialog'
  'aria-expanded': boolean
}

// Enter is taken before it becomes a click, which could not be told from a screen reader's.
const opening = ['Enter', 'ArrowDown', 'ArrowUp']

export type MenuOpen = { trigger: RefObject<HTMLElement | null>; onClose: () => void }

/** What a button needs to open a menu, and the menu itself to stand beside the button. */
export function useMenu(label: string, entries: MenuEntry[]): [MenuTrigger, ReactNode] {
  return useMenuOf(list, { label, entries })
}

/** The same for a menu whose entries are fetched with it, and for a small dialog beside its button. */
export function useMenuOf<Props extends object>(
  piece: LaterPiece<Props & MenuOpen>,
  give: Props,
  what: MenuTrigger['aria-haspopup'] = 'menu'
): [MenuTrigger, ReactNode] {
  const ref = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const preload = () => void piece.preload()
  const trigger: MenuTrigger = {
    ref,
    onPress: () => setOpen(true),
    onPointerEnter: preload,
    onFocus: preload,
    onKeyDown: event => {
      if (!opening.includes(event.key) || event.currentTarget.ariaDisabled === 'true') return
      event.preventDefault()
      setOpen(true)
    },
    'aria-haspopup': what,
    'aria-expanded': isOpen
  }
  const menu = isOpen && (
    <Later piece={piece} give={{ ...give, trigger: ref, onClose: () => setOpen(false) }} />
  )
  return [trigger, menu]
}

type Opens = keyof MenuTrigger

export function MenuButton({
  menuLabel,
  entries,
  ...props
}: Omit<ButtonProps, Opens> & { menuLabel: string; entries: MenuEntry[] }) {
  const [trigger, menu] = useMenu(menuLabel, entries)
  return (
    <>
      <Button {...props} {...trigger} />
      {menu}
    </>
  )
}

export function MenuIconButton({
  entries,
  ...props
}: Omit<IconButtonProps, Opens> & { entries: MenuEntry[] }) {
  const [trigger, menu] = useMenu(props.label, entries)
  return (
    <>
      <IconButton {...props} {...trigger} />
      {menu}
    </>
  )
}

/** A filter that has no value yet: it opens what one may choose. */
export function MenuFilterChip({ children, entries }: { children: string; entries: MenuEntry[] }) {
  const [trigger, menu] = useMenu(children, entries)
  return (
    <>
      <FilterChip trigger={trigger}>{children}</FilterChip>
      {menu}
    </>
  )
}
