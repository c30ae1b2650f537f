import type { Staff } from '@parlor/contract/staff.ts'
import { firstWord, toneOf } from '../inbox/people.ts'
import { Avatar } from '../ui/avatar.tsx'
import { initialsOf } from '../ui/initials.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { MiniMonth } from './mini-month.tsx'
import css from './side.module.css'
import type { Shown } from './use-schedule.ts'

type SideProps = { shown: Shown; colleagues: readonly Staff[] }

/** In the sidebar, under Schedule: which day, and whose columns. */
export function Side({ shown, colleagues }: SideProps) {
  const { day, today, show, staffIds } = shown
  const all = colleagues.filter(each => each.active)
  const chosen = new Set(staffIds ?? all.map(each => each.id))
  function toggle(id: string) {
    const next = all.map(each => each.id).filter(each => chosen.has(each) !== (each === id))
    show({ staff: next.length === all.length || next.length === 0 ? null : next.join(',') })
  }
  return (
    <div className={css.side}>
      <MiniMonth day={day} today={today} onDay={next => show({ day: next })} />
      <fieldset className={css.staff}>
        <legend className={css.legend}>{t.staff}</legend>
        {all.map(each => (
          <label key={each.id} className={css.check}>
            <input type="checkbox" checked={chosen.has(each.id)} onChange={() => toggle(each.id)} />
            <Avatar initials={initialsOf(each.name)} tone={toneOf(each.colour)} size={20} />
            {firstWord(each.name)}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
