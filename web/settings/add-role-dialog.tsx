import { type FormEvent, useId, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import { addRole, type RoleCard } from '@parlor/contract/roles.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { FaultLine } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { readStaff } from './use-staff.ts'

const words = t.roles

/** A name, and the role that it begins as a copy of. */
export function AddRoleDialog({ roles, onClose }: { roles: RoleCard[]; onClose: () => void }) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [from, setFrom] = useState<string>('front-desk')
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const start = roles.find(each => each.id === from)!
    const { permissions, visibility } = start
    if (!(await act(addRole, { roleId: id, name: name.trim(), permissions, visibility }))) return
    await readStaff()
    showToast({ words: words.added })
    onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.addTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {words.add}
          </Button>
        </>
      }
    >
      <form id={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.name}
          value={name}
          maxLength={40}
          onChange={setName}
          error={fault?.field === 'name' ? fault.words : null}
        />
        <Select
          label={words.startFrom}
          value={from}
          placeholder={words.startFrom}
          options={roles.map(each => ({ id: each.id, label: each.name }))}
          onChange={setFrom}
        />
        <FaultLine fault={fault?.field === 'name' ? null : fault} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
