import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { addClient } from '@parlor/contract/client-cards.ts'
import { newId } from '@parlor/contract/ids.ts'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { useApp } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { type ClientDraft, emptyDraft, fieldsOf } from './client-draft.ts'
import { ClientFields } from './client-fields.tsx'

const t = clientWords.form
const draftKey = 'new-client'

/** Somebody new. What was typed is kept when the dialog is left. */
export function AddClientDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { drafts } = useApp()
  const [id] = useState(newId)
  const [draft, setDraft] = useState<ClientDraft>(() => {
    const kept = drafts.get(draftKey)
    if (kept) return JSON.parse(kept) as ClientDraft
    const isNumber = /^[\d\s()+.-]+$/.test(name) && name !== ''
    if (isNumber) return { ...emptyDraft, phones: [{ phone: name, type: 'mobile' }] }
    return { ...emptyDraft, name }
  })
  const { act, isBusy, fault } = useAct()
  const [, go] = useLocation()
  const form = useId()

  function change(next: ClientDraft) {
    setDraft(next)
    drafts.set(draftKey, JSON.stringify(next))
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    const reply = await act(addClient, { id, ...fieldsOf(draft) })
    if (!reply) return
    drafts.set(draftKey, '')
    onClose()
    showToast({ words: t.added(reply.client.name) })
    go(paths.client(reply.client.id))
  }
  function discard() {
    drafts.set(draftKey, '')
    onClose()
  }

  return (
    <Dialog
      isOpen
      size="work"
      title={t.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button onPress={discard}>{t.discard}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {t.add}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} noValidate onSubmit={event => void submit(event)}>
        <ClientFields draft={draft} fault={fault} onChange={change} />
        <FaultLine fault={fault && !fault.field ? fault : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
