import { type FormEvent, useId, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import type { Role } from '@parlor/contract/permissions.ts'
import { inviteStaff } from '@parlor/contract/staff-members.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Later, later } from '../ui/later.tsx'
import { Select } from '../ui/select.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { showToast } from '../ui/toasts.ts'
import { inviteWords } from '../words/en-invite.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { LinkDialog } from './link-dialog.tsx'
import { FaultLine } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { readStaff, useStaff } from './use-staff.ts'

const words = t.invite

const several = later<{ onClose: () => void }>(
  async () => (await import('./invite-several-dialog.tsx')).default
)

/** One person, one role, one link. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [link, showLink] = useState<string | null>(null)
  const [isSeveral, inviteSeveral] = useState(false)
  return (
    <>
      {isOpen && (
        <InviteForm
          onClose={onClose}
          onSeveral={() => {
            onClose()
            inviteSeveral(true)
          }}
          onInvited={(email, given) => {
            onClose()
            if (given) showLink(given)
            else showToast({ words: words.mailed(email) })
          }}
        />
      )}
      {isSeveral && <Later piece={several} give={{ onClose: () => inviteSeveral(false) }} />}
      <LinkDialog link={link} onClose={() => showLink(null)} />
    </>
  )
}

type InviteFormProps = {
  onClose: () => void
  onSeveral: () => void
  onInvited: (email: string, link: string | null) => void
}

function InviteForm({ onClose, onSeveral, onInvited }: InviteFormProps) {
  const { session } = useScreen()
  const { value } = useStaff()
  const [id] = useState(newId)
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('front-desk')
  const [locationId, setLocation] = useState('')
  const { act, isBusy, fault } = useAct()
  const form = useId()
  const at = (field: string) => (fault?.field === field ? fault.words : null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const reply = await act(inviteStaff, {
      ...{ invitationId: id, email: email.trim(), name: name.trim(), role },
      locationIds: locationId ? [locationId] : []
    })
    if (!reply) return
    await readStaff()
    onInvited(reply.invitation.email, reply.link)
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      size="work"
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {words.send}
          </Button>
        </>
      }
    >
      <p className={css.aside}>
        <TextButton onPress={onSeveral}>{inviteWords.several}</TextButton>
      </p>
      <form id={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.email}
          type="email"
          value={email}
          onChange={setEmail}
          error={at('email')}
        />
        <TextField label={words.name} value={name} onChange={setName} error={at('name')} />
        <Select
          label={words.role}
          value={role}
          placeholder={words.role}
          options={(value?.roles ?? []).map(each => ({ id: each.id, label: each.name }))}
          onChange={setRole}
        />
        {session.locations.length > 1 && (
          <Select
            label={t.staff.worksAt}
            value={locationId}
            placeholder={t.staff.allLocations}
            options={[
              { id: '', label: t.staff.allLocations },
              ...session.locations.map(each => ({ id: each.id, label: each.name }))
            ]}
            onChange={setLocation}
          />
        )}
        <FaultLine fault={fault && !['email', 'name'].includes(fault.field ?? '') ? fault : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
