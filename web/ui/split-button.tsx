import { Button } from './button.tsx'
import type { IconShape } from './icon.tsx'
import { Icon } from './icon.tsx'
import { ChevronDown } from './icons.ts'
import { type MenuEntry, useMenu } from './menu.tsx'
import type { Press } from './press.tsx'
import css from './split-button.module.css'

export type SplitButtonProps = Press & {
  label: string
  menuLabel: string
  entries: MenuEntry[]
  roundIcon?: IconShape // on the phone it is a round button with this picture, without the menu
  size?: 's' | 'm'
}

/** The usual verb, and beside it the less usual ones. */
export function SplitButton(props: SplitButtonProps) {
  const { label, menuLabel, entries, roundIcon, size, disabledBecause } = props
  const [trigger, menu] = useMenu(menuLabel, entries)
  const { onPress: open, ...opens } = trigger
  return (
    <span
      className={css.split}
      data-round={roundIcon && true}
      data-off={disabledBecause ? true : undefined}
    >
      <Button
        tone="primary"
        size={size ?? 'm'}
        onPress={props.onPress}
        disabledBecause={disabledBecause}
        isBusy={props.isBusy}
      >
        <span className={css.label}>{label}</span>
        {roundIcon && (
          <span className={css.round}>
            <Icon of={roundIcon} size={20} />
          </span>
        )}
      </Button>
      <button
        type="button"
        className={css.more}
        aria-label={menuLabel}
        title={menuLabel}
        onClick={open}
        {...opens}
      >
        <Icon of={ChevronDown} />
      </button>
      {menu}
    </span>
  )
}
