import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { changeStaff, type StaffMember } from '@parlor/contract/staff-members.ts'
import type { RoleCard } from '@parlor/contract/roles.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import { firstWord, toneOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useLayout, useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Eye, Users } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { State } from '../ui/state.tsx'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { PermissionTable } from './permission-table.tsx'
import { SaveBar } from './save-bar.tsx'
import { CouldNotLoad, FaultLine, SectionFrame } from './section-frame.tsx'
import { changesOf, type Draft, draftOf } from './staff-draft.ts'
import { StaffFields } from './staff-fields.tsx'
import { StaffMenu } from './staff-menu.tsx'
import css from './staff.module.css'
import { useAct } from './use-act.ts'
import { useKept } from './use-kept.ts'
import { putMember, useStaff } from './use-staff.ts'
import { ViewAsDialog } from './view-as-dialog.tsx'
import { WhyPanel } from './why-panel.tsx'

const words = t.staff

/** Who is open in the list, and what she may do. */
export default function StaffSection({ itemId }: { itemId: string | null }) {
  const { value, trouble, again } = useStaff()
  const { session } = useScreen()
  const [, go] = useLocation()
  const layout = useLayout()
  const member = value?.members.find(each => each.id === itemId)
  const first = value?.members.find(each => each.id !== session.staff.id) ?? value?.members[0]
  const firstId = itemId ? undefined : first?.id
  // Where the list and a person stand side by side, somebody is open.
  useEffect(() => {
    if (firstId && layout !== 'phone') go(paths.settings('staff', firstId), { replace: true })
  }, [firstId, layout, go])
  if (!value) {
    return (
      <SectionFrame title={words.list}>
        {trouble && <CouldNotLoad trouble={trouble} again={again} />}
      </SectionFrame>
    )
  }
  const role = member && value.roles.find(each => each.id === member.role)
  if (!member || !role) {
    return (
      <SectionFrame title={words.list}>
        <State
          icon={Users}
          title={words.choose}
          action={
            first && (
              <Button onPress={() => go(paths.settings('staff', first.id))}>{first.name}</Button>
            )
          }
        />
      </SectionFrame>
    )
  }
  return <OneStaff key={member.id} member={member} roles={value.roles} />
}

function OneStaff({ member, roles }: { member: StaffMember; roles: RoleCard[] }) {
  const { session } = useScreen()
  const layout = useLayout()
  const nowMs = useMinute()
  // What is not being changed follows what is saved, here or in another browser.
  const [kept, keep] = useKept<Draft>(`staff ${member.id}`)
  const draft = kept ?? draftOf(member)
  const [chosen, choose] = useState<Permission>('conversations.view-all')
  const [isViewing, view] = useState(false)
  const { act, isBusy, fault } = useAct()
  const changes = changesOf(member, draft)
  const role = roles.find(each => each.id === draft.role) ?? roles[0]!
  const name = firstWord(member.name)

  function change(next: Draft) {
    keep(changesOf(member, next).length > 0 ? next : null)
  }

  async function save() {
    const reply = await act(changeStaff, {
      id: member.id,
      role: draft.role,
      locationIds: [...draft.locationIds],
      visibility: draft.visibility,
      exceptions: Object.entries(draft.exceptions).map(([permission, own]) => ({
        ...{ permission: permission as Permission, allowed: own.allowed },
        reason: own.reason.trim() || null
      }))
    })
    if (!reply) return
    putMember(reply.member)
    keep(null)
    showToast({ words: t.saved })
  }

  const since = timesIn(session.business.timeZone).date(member.since, nowMs)
  return (
    <SectionFrame
      title={member.name}
      under={words.since(member.email, since)}
      back={{ to: paths.settings('staff'), label: words.back }}
      before={<Avatar initials={initialsOf(member.name)} tone={toneOf(member.colour)} size={36} />}
      actions={
        <>
          {layout === 'phone' ? (
            <IconButton icon={Eye} label={words.viewAs(name)} onPress={() => view(true)} />
          ) : (
            <Button icon={Eye} onPress={() => view(true)} aria-haspopup="dialog">
              {words.viewAs(name)}
            </Button>
          )}
          <StaffMenu member={member} />
        </>
      }
      footer={
        changes.length > 0 && (
          <SaveBar
            words={words.notSaved(changes.length)}
            isBusy={isBusy}
            onSave={() => void save()}
            onDiscard={() => keep(null)}
          />
        )
      }
    >
      <div className={css.columns}>
        <div className={css.form}>
          <FaultLine fault={fault} />
          <StaffFields member={member} draft={draft} roles={roles} onChange={change} />
          <PermissionTable
            name={name}
            role={role}
            draft={draft}
            chosen={chosen}
            onChoose={choose}
            onChange={change}
          />
        </div>
        <WhyPanel member={member} role={role} draft={draft} permission={chosen} onChange={change} />
      </div>
      {isViewing && <ViewAsDialog member={member} onClose={() => view(false)} />}
    </SectionFrame>
  )
}
