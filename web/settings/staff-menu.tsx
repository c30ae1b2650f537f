import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  disableStaff,
  enableStaff,
  removeStaff,
  signOutStaff,
  type StaffMember
} from '@parlor/contract/staff-members.ts'
import { firstWord } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Ellipsis } from '../ui/icons.ts'
import { type MenuEntry, MenuIconButton } from '../ui/menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { FaultLine } from './section-frame.tsx'
import { callOrSay, useAct } from './use-act.ts'
import { putMember, readStaff } from './use-staff.ts'

const words = t.staff

/** What ends a way in: for now, everywhere, or for good. */
export function StaffMenu({ member }: { member: StaffMember }) {
  const { session } = useScreen()
  const [, go] = useLocation()
  const [isRemoving, remove] = useState(false)
  const { act, isBusy, fault } = useAct()
  const isMe = member.id === session.staff.id
  const id = { id: member.id }
  const isDisabled = member.status === 'disabled'

  async function toggle() {
    const reply = await callOrSay(isDisabled ? enableStaff : disableStaff, id)
    if (reply) putMember(reply.member)
  }

  async function signOut() {
    const reply = await callOrSay(signOutStaff, id)
    if (reply) showToast({ words: words.signedOut(reply.ended) })
  }

  async function removeForGood() {
    if (!(await act(removeStaff, id))) return
    remove(false)
    go(paths.settings('staff'))
    await readStaff()
  }

  const entries: MenuEntry[] = [
    { id: 'sign-out', label: words.signOut, onAction: () => void signOut() },
    ...(isMe
      ? []
      : [
          {
            id: 'disable',
            label: isDisabled ? words.enable : words.disable,
            onAction: () => void toggle()
          },
          'line' as const,
          {
            ...{ id: 'remove', label: words.remove, tone: 'danger' as const },
            onAction: () => remove(true)
          }
        ])
  ]
  const name = firstWord(member.name)
  return (
    <>
      <MenuIconButton icon={Ellipsis} label={words.more} entries={entries} />
      <Dialog
        isOpen={isRemoving}
        onClose={() => remove(false)}
        title={words.removeTitle(name)}
        actions={
          <>
            <Button onPress={() => remove(false)}>{words.keep(name)}</Button>
            <Button tone="irreversible" isBusy={isBusy} onPress={() => void removeForGood()}>
              {t.remove}
            </Button>
          </>
        }
      >
        <p>{words.removeHelp(member.name)}</p>
        <FaultLine fault={fault} />
      </Dialog>
    </>
  )
}
