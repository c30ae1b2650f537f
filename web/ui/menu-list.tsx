import { type RefObject, useRef } from 'react'
import { Menu, MenuItem as Item } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { useFocusOnItem } from './focus-item.ts'
import { Icon } from './icon.tsx'
import { Check } from './icons.ts'
import { KeyHint } from './key-hint.tsx'
import type { MenuEntry, MenuItem } from './menu.tsx'
import css from './menu-list.module.css'

export type MenuListProps = {
  label: string
  entries: MenuEntry[]
  head?: string | undefined // a fact about what it belongs to
  placement?: 'bottom end' | 'bottom start'
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

const gapPx = 4

/** The open menu. Fetched with the first one; see menu.tsx. */
export function MenuList(props: MenuListProps) {
  const { label, entries, head, placement = 'bottom end', trigger, onClose } = props
  const menu = useRef<HTMLDivElement>(null)
  useFocusOnItem(menu)
  return (
    <Popover
      className={css.popover!}
      aria-label={label}
      triggerRef={trigger}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      offset={gapPx}
      placement={placement}
    >
      {head && <p className={css.head}>{head}</p>}
      <Menu ref={menu} className={css.menu!} aria-label={label} autoFocus="first" onClose={onClose}>
        {entries.map((entry, index) =>
          entry === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
            <Separator key={`line-${index}`} className={css.line!} />
          ) : (
            <Entry key={entry.id} item={entry} />
          )
        )}
      </Menu>
    </Popover>
  )
}

function Entry({ item }: { item: MenuItem }) {
  return (
    <Item
      id={item.id}
      className={css.item!}
      textValue={item.label}
      isDisabled={Boolean(item.disabledBecause)}
      onAction={item.onAction}
    >
      <span className={css.content} data-tone={item.tone ?? 'plain'}>
        {item.icon && <Icon of={item.icon} />}
        <span className={css.label}>
          {item.label}
          {item.disabledBecause && <span className={css.reason}>{item.disabledBecause}</span>}
        </span>
        {item.isChecked && <Icon of={Check} />}
        {item.keyHint && <KeyHint>{item.keyHint}</KeyHint>}
      </span>
    </Item>
  )
}
