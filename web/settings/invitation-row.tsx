import { useState } from 'react'
import {
  type Invitation,
  renewInvitation,
  withdrawInvitation
} from '@parlor/contract/staff-members.ts'
import { nowInstant } from '../clock.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Ellipsis } from '../ui/icons.ts'
import { RowFact, RowLine } from '../ui/list-row.tsx'
import { MenuIconButton } from '../ui/menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { firstWord } from '../inbox/people.ts'
import { LinkDialog } from './link-dialog.tsx'
import css from './staff.module.css'
import { callOrSay } from './use-act.ts'
import { readStaff } from './use-staff.ts'

const words = t.staff

/** Somebody who has a link and has not come yet. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { session } = useScreen()
  const colleagues = useColleagues()
  const nowMs = useMinute()
  const [link, showLink] = useState<string | null>(null)
  const hasEnded = invitation.expiresAt < nowInstant()
  const until = timesIn(session.business.timeZone).date(invitation.expiresAt, nowMs)
  const by = colleagues.get(invitation.invitedById ?? '')
  const fact = hasEnded
    ? words.invitationEnded
    : by
      ? words.invitedBy(firstWord(by.name), until)
      : words.invitedUntil(until)

  async function renew(mail: boolean) {
    const reply = await callOrSay(renewInvitation, { id: invitation.id, mail })
    if (!reply) return
    if (reply.link) showLink(reply.link)
    else showToast({ words: t.invite.mailed(invitation.email) })
    await readStaff()
  }

  async function withdraw() {
    if (!(await callOrSay(withdrawInvitation, { id: invitation.id }))) return
    showToast({ words: t.invite.withdrawn })
    await readStaff()
  }

  return (
    <li className={css.invitation}>
      <Avatar initials="" />
      <div className={css.invitationWords}>
        <p className={css.invitationName}>{invitation.email}</p>
        <RowLine>{`${invitation.name}, ${invitation.roleName}`}</RowLine>
        <RowFact>{fact}</RowFact>
      </div>
      <MenuIconButton
        icon={Ellipsis}
        label={`${words.invited}: ${invitation.email}`}
        entries={[
          { id: 'renew', label: t.invite.renew, onAction: () => void renew(true) },
          { id: 'link', label: t.invite.byHand, onAction: () => void renew(false) },
          'line',
          {
            id: 'withdraw',
            label: t.invite.withdraw,
            tone: 'danger',
            onAction: () => void withdraw()
          }
        ]}
      />
      <LinkDialog link={link} onClose={() => showLink(null)} />
    </li>
  )
}
