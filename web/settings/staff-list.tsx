import { useState } from 'react'
import type { StaffMember } from '@parlor/contract/staff-members.ts'
import { useFollow } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, SearchX, UserPlus } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { ListRow, RowFact, RowLine } from '../ui/list-row.tsx'
import { PaneBody, PaneHeader, PaneTools, TitleCount } from '../ui/pane.tsx'
import { RowList } from '../ui/row-list.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { State } from '../ui/state.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { InvitationRow } from './invitation-row.tsx'
import { toneOf } from '../inbox/people.ts'
import { CouldNotLoad } from './section-frame.tsx'
import css from './staff.module.css'
import { useStaff } from './use-staff.ts'

const words = t.staff

/** Who works here, and who is invited. */
export default function StaffList({ itemId }: { itemId: string | null }) {
  const { value, trouble, again } = useStaff()
  const [text, setText] = useState('')
  const [isInviting, invite] = useState(false)
  const follow = useFollow()
  const layout = useLayout()
  const members = (value?.members ?? []).filter(
    each => each.status !== 'removed' && isCalled(each.name, each.email, text)
  )
  const invitations = (value?.invitations ?? []).filter(each =>
    isCalled(each.name, each.email, text)
  )
  const owners = value?.members.filter(each => each.role === 'owner' && each.status === 'active')
  return (
    <>
      <PaneHeader
        title={words.list}
        before={
          layout !== 'wide' && (
            <a
              href={paths.settings()}
              className={css.back}
              aria-label={t.back}
              onClick={follow(paths.settings(layout === 'phone' ? undefined : 'security'))}
            >
              <IconButton icon={ChevronLeft} label={t.back} />
            </a>
          )
        }
        beside={value && <TitleCount>{members.length + invitations.length}</TitleCount>}
        actions={
          <Button icon={UserPlus} onPress={() => invite(true)} aria-haspopup="dialog">
            {words.invite}
          </Button>
        }
      />
      <PaneTools>
        <SearchField
          label={words.search}
          clearLabel={t.clearSearch}
          placeholder={words.search}
          value={text}
          onChange={setText}
        />
      </PaneTools>
      <PaneBody>
        {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
        {value && members.length + invitations.length === 0 && (
          <State icon={SearchX} title={words.nobodyFound(text)} />
        )}
        <RowList label={words.list}>
          {members.map(each => (
            <MemberRow key={each.id} member={each} isChosen={each.id === itemId} />
          ))}
          {invitations.map(each => (
            <InvitationRow key={each.id} invitation={each} />
          ))}
        </RowList>
      </PaneBody>
      {owners?.length === 1 && <p className={css.foot}>{words.lastOwner}</p>}
      <InviteDialog isOpen={isInviting} onClose={() => invite(false)} />
    </>
  )
}

function isCalled(name: string, email: string | null, text: string): boolean {
  return `${name} ${email ?? ''}`.toLowerCase().includes(text.trim().toLowerCase())
}

const hereNowMs = 2 * 60_000

function MemberRow({ member, isChosen }: { member: StaffMember; isChosen: boolean }) {
  const { session } = useScreen()
  const follow = useFollow()
  const nowMs = useMinute()
  const href = paths.settings('staff', member.id)
  const role =
    member.exceptions.length > 0
      ? words.withExceptions(member.roleName, member.exceptions.length)
      : member.roleName
  const facts = [placeOf(member, session.locations), factorOf(member)].join(' · ')
  const time = member.id === session.staff.id ? words.you : seenWords(member, nowMs)
  return (
    <ListRow
      href={href}
      label={[member.name, role, facts, time].join(', ')}
      name={member.name}
      title={<bdi>{member.name}</bdi>}
      avatar={<Avatar initials={initialsOf(member.name)} tone={toneOf(member.colour)} />}
      time={time}
      line={<RowLine>{role}</RowLine>}
      fact={<RowFact>{facts}</RowFact>}
      isChosen={isChosen}
      onPress={follow(href)}
    />
  )

  function seenWords(each: StaffMember, now: number): string {
    if (each.status === 'disabled') return words.disabled
    if (!each.lastSeenAt) return words.neverSeen
    if (now - Date.parse(each.lastSeenAt) < hereNowMs) return words.hereNow
    return words.seen(timesIn(session.business.timeZone).inList(each.lastSeenAt, now))
  }
}

function placeOf(member: StaffMember, locations: { id: string; name: string }[]): string {
  const names = locations.filter(each => member.locationIds.includes(each.id))
  if (names.length === 0) return words.allLocations
  return names.length === 1 ? names[0]!.name : words.locations(names.length)
}

function factorOf(member: StaffMember): string {
  if (member.passkeys > 0) return words.passkey
  return member.codes ? words.codes : words.passwordOnly
}
