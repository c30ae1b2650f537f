import { IconButton } from '../ui/icon-button.tsx'
import { Ellipsis } from '../ui/icons.ts'
import { later } from '../ui/later.tsx'
import { type MenuOpen, useMenuOf } from '../ui/menu.tsx'
import { t } from '../words/en.ts'
import type { ThreadMenuProps } from './thread-menu-list.tsx'

const list = later<ThreadMenuProps & MenuOpen>(
  async () => (await import('./thread-menu-list.tsx')).ThreadMenuList
)

/** Everything that one may do with a conversation. */
export function ThreadMenu(props: ThreadMenuProps) {
  const [trigger, menu] = useMenuOf(list, props)
  return (
    <>
      <IconButton icon={Ellipsis} label={t.acts.more} {...trigger} />
      {menu}
    </>
  )
}
