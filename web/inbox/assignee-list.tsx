import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import type { MenuEntry, MenuItem, MenuOpen } from '../ui/menu.tsx'
import { MenuList } from '../ui/menu-list.tsx'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { assignTo } from './conversation-acts.ts'

export type AssigneeListProps = { row: ConversationRow }

/** Myself first, then the others, then nobody. */
export function AssigneeList({ row, trigger, onClose }: AssigneeListProps & MenuOpen) {
  const app = useApp()
  const { session } = useScreen()
  const me = session.colleagues.find(each => each.id === session.staff.id) ?? session.staff
  const others = session.colleagues.filter(each => each.id !== me.id)
  const one = (staff: typeof me): MenuItem => ({
    ...{ id: staff.id, label: staff.name, isChecked: staff.id === row.assigneeId },
    onAction: () => void assignTo(app, [row], staff)
  })
  const entries: MenuEntry[] = [
    { ...one(me), label: words.claim, keyHint: '⇧A' },
    ...others.map(one),
    'line',
    {
      ...{ id: 'nobody', label: words.nobody, isChecked: row.assigneeId === null },
      onAction: () => void assignTo(app, [row], null)
    }
  ]
  return <MenuList label={words.assignTo} entries={entries} trigger={trigger} onClose={onClose} />
}
