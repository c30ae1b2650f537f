import { type StaffMember, viewAs } from '@parlor/contract/staff-members.ts'
import { firstWord, nameOf } from '../inbox/people.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { CouldNotLoad } from './section-frame.tsx'
import css from './staff.module.css'
import { useAsked } from './use-asked.ts'

const words = t.staff

/** The open conversations as that person sees them, to look at only. */
export function ViewAsDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { value, trouble, again } = useAsked(viewAs, { id: member.id, view: 'open' })
  const { session } = useScreen()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const name = firstWord(member.name)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.viewAsTitle(name)}
      size="work"
      actions={<Button onPress={onClose}>{t.invite.done}</Button>}
    >
      <p className={css.linkHelp}>{words.viewAsHelp}</p>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && value.rows.length === 0 && <p>{words.viewAsNothing(name)}</p>}
      <ul className={css.seenRows}>
        {value?.rows.map(row => (
          <li key={row.id} className={css.seenRow}>
            <p className={css.seenName}>
              <bdi>{nameOf(row)}</bdi>
              <span>{times.inList(row.lastAt, nowMs)}</span>
            </p>
            <p className={css.seenText}>{row.last?.preview}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
