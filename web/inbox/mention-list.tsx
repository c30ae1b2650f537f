import type { Staff } from '@parlor/contract/staff.ts'
import { Avatar } from '../ui/avatar.tsx'
import { initialsOf } from '../ui/initials.ts'
import { threadActs as t } from '../words/en-thread-acts.ts'
import css from './mention-list.module.css'
import { toneOf } from './people.ts'

type MentionListProps = {
  id: string
  people: Staff[]
  active: number
  onPick: (staff: Staff) => void
}

/** The people that an @ may mean, over the field that keeps the focus. */
export function MentionList({ id, people, active, onPick }: MentionListProps) {
  return (
    <div id={id} role="listbox" aria-label={t.note.people} className={css.list}>
      {people.map((each, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
        <div
          key={each.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={css.option}
          onPointerDown={event => event.preventDefault()}
          onClick={() => onPick(each)}
        >
          <Avatar initials={initialsOf(each.name)} tone={toneOf(each.colour)} size={20} />
          {each.name}
        </div>
      ))}
    </div>
  )
}
