import type { Staff } from '@parlor/contract/staff.ts'
import { toneOf } from '../inbox/people.ts'
import { Avatar } from '../ui/avatar.tsx'
import { initialsOf } from '../ui/initials.ts'
import css from './staff-head.module.css'

/** Whose column it is, and how many come to them. */
export function StaffHead({ staff, count }: { staff: Staff; count: number }) {
  return (
    <span className={css.head}>
      <Avatar initials={initialsOf(staff.name)} tone={toneOf(staff.colour)} size={28} />
      <span className={css.name}>
        <bdi>{staff.name}</bdi>
      </span>
      <span className={css.count}>{count > 0 && count}</span>
    </span>
  )
}
