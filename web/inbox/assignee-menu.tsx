import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { ChevronDown, UserPlus } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { later } from '../ui/later.tsx'
import { type MenuOpen, useMenuOf } from '../ui/menu.tsx'
import { t } from '../words/en.ts'
import css from './assignee-menu.module.css'
import type { AssigneeListProps } from './assignee-list.tsx'
import { firstWord, toneOf } from './people.ts'

const list = later<AssigneeListProps & MenuOpen>(
  async () => (await import('./assignee-list.tsx')).AssigneeList
)

/** Who looks after it, and who shall. */
export function AssigneeMenu({ row }: { row: ConversationRow }) {
  const { session } = useScreen()
  const assignee = session.colleagues.find(each => each.id === row.assigneeId)
  const label = assignee ? t.inbox.assignedTo(assignee.name) : t.inbox.unassigned
  const [{ onPress, ...trigger }, menu] = useMenuOf(list, { row })
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
