import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { ChevronDown, UserPlus } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { type MenuEntry, useMenu } from '../ui/menu.tsx'
import { t } from '../words/en.ts'
import css from './assignee-menu.module.css'
import { assignTo } from './conversation-acts.ts'
import { firstWord, toneOf } from './people.ts'

/** Who looks after it, and who shall. */
export function AssigneeMenu({ row }: { row: ConversationRow }) {
  const { session } = useScreen()
  const assignee = session.colleagues.find(each => each.id === row.assigneeId)
  const label = assignee ? t.inbox.assignedTo(assignee.name) : t.inbox.unassigned
  const me = session.colleagues.find(each => each.id === session.staff.id) ?? session.staff
  const others = session.colleagues.filter(each => each.id !== me.id)
  const one = (staff: typeof me): MenuEntry => ({
    ...{ id: staff.id, label: staff.name, isChecked: staff.id === row.assigneeId },
    onAction: () => void assignTo(row, staff)
  })
  const entries: MenuEntry[] = [
    { ...(one(me) as object), label: t.acts.claim, keyHint: '⇧A' } as MenuEntry,
    ...others.map(one),
    'line',
    {
      ...{ id: 'nobody', label: t.acts.nobody, isChecked: row.assigneeId === null },
      onAction: () => void assignTo(row, null)
    }
  ]
  const [{ onPress, ...trigger }, menu] = useMenu(t.acts.assignTo, entries)
  return (
    <>
      <button
        type="button"
        className={css.assignee}
        title={label}
        aria-label={`${t.acts.assign}: ${label}`}
        onClick={onPress}
        {...trigger}
      >
        {assignee ? (
          <>
            <Avatar initials={initialsOf(assignee.name)} tone={toneOf(assignee.colour)} size={20} />
            <span className={css.name}>{firstWord(assignee.name)}</span>
          </>
        ) : (
          <>
            <Icon of={UserPlus} size={18} />
            <span className={css.name}>{t.acts.assignShort}</span>
          </>
        )}
        <Icon of={ChevronDown} size={16} />
      </button>
      {menu}
    </>
  )
}
