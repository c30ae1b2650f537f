import type { ReactNode } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { Ellipsis } from '../ui/icons.ts'
import { later } from '../ui/later.tsx'
import { type MenuOpen, useMenuOf } from '../ui/menu.tsx'
import { t } from '../words/en.ts'
import type { NoteMenuProps, TextMenuProps } from './text-menu-list.tsx'

const lists = () => import('./text-menu-list.tsx')
const ofText = later<TextMenuProps & MenuOpen>(async () => (await lists()).TextMenuList)
const ofNote = later<NoteMenuProps & MenuOpen>(async () => (await lists()).NoteMenuList)

/** What opens the menu of a text, by a long press too, and its button. */
export function useTextMenu(props: TextMenuProps): [() => void, ReactNode] {
  const [trigger, menu] = useMenuOf(ofText, props)
  return asButton(t.text.menu, trigger, menu)
}

export function useNoteMenu(props: NoteMenuProps): [() => void, ReactNode] {
  const [trigger, menu] = useMenuOf(ofNote, props)
  return asButton(t.note.menu, trigger, menu)
}

type Trigger = ReturnType<typeof useMenuOf>[0]

function asButton(label: string, trigger: Trigger, menu: ReactNode): [() => void, ReactNode] {
  const button = (
    <span key="menu">
      <IconButton icon={Ellipsis} size="s" label={label} {...trigger} />
      {menu}
    </span>
  )
  return [trigger.onPress, button]
}

export const articleId = (id: string) => `text-${id}`
