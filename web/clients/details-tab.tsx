import { type FormEvent, useState } from 'react'
import { changeClient, type ClientRecord } from '@parlor/contract/client-cards.ts'
import { moveClient } from '@parlor/contract/clients.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { useApp, useColleagues, useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { type ClientDraft, changesOf, draftOf } from './client-draft.ts'
import { ClientFields } from './client-fields.tsx'
import { Patients } from './patients.tsx'
import type { Card } from './use-card.ts'

const t = clientWords.form

/** Everything that is written down about a client. What was typed outlives the page. */
export function DetailsTab({ card }: { card: Card }) {
  const { permissions } = useScreen().session
  return (
    <>
      {permissions.includes('clients.manage') ? (
        <Details key={card.client.id} client={card.client} />
      ) : (
        <p className={css.mayNot}>{t.mayNot}</p>
      )}
      <Patients card={card} />
    </>
  )
}

function Details({ client }: { client: ClientRecord }) {
  const { drafts } = useApp()
  const key = `client ${client.id}`
  const [edited, setEdited] = useState<ClientDraft | null>(() => {
    const kept = drafts.get(key)
    return kept ? (JSON.parse(kept) as ClientDraft) : null
  })
  const { act, isBusy, fault, clearFault } = useAct()
  const before = draftOf(client)
  const draft = edited ?? before
  const changes = changesOf(before, draft)
  const isChanged = Object.keys(changes).length > 0

  function change(next: ClientDraft | null) {
    setEdited(next)
    drafts.set(key, next ? JSON.stringify(next) : '')
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isChanged || !(await act(changeClient, { id: client.id, ...changes }))) return
    change(null)
    showToast({ words: t.saved })
  }

  return (
    <form className={css.form} noValidate onSubmit={event => void submit(event)}>
      <ClientFields draft={draft} fault={fault} onChange={change} />
      <Care client={client} />
      <FaultLine fault={fault && !fault.field ? fault : null} />
      <div className={css.saveLine}>
        <Button
          type="submit"
          tone="primary"
          isBusy={isBusy}
          disabledBecause={isChanged ? null : t.saved}
        >
          {t.save}
        </Button>
        {isChanged && (
          <>
            <Button
              onPress={() => {
                change(null)
                clearFault()
              }}
            >
              {t.discard}
            </Button>
            <span role="status">{t.unsaved}</span>
          </>
        )}
      </div>
    </form>
  )
}

/** Who looks after them, and where: it takes effect at once, since it decides who sees them. */
function Care({ client }: { client: ClientRecord }) {
  const { locations } = useScreen().session
  const colleagues = useColleagues()
  const { act, fault } = useAct()
  const { id, providerId, locationId } = client
  const move = (next: { providerId?: string | null; locationId?: string | null }) =>
    void act(moveClient, { id, providerId, locationId, ...next })
  const staff = [...colleagues.values()].filter(each => each.active || each.id === providerId)
  return (
    <div className={css.two}>
      <Select
        label={t.staff}
        value={providerId ?? ''}
        placeholder={t.noStaff}
        error={fault?.field === 'providerId' ? fault.words : null}
        options={[
          { id: '', label: t.noStaff },
          ...staff.map(each => ({ id: each.id, label: each.name }))
        ]}
        onChange={next => move({ providerId: next || null })}
      />
      {locations.length > 0 && (
        <Select
          label={t.place}
          value={locationId ?? ''}
          placeholder={t.noPlace}
          options={[
            { id: '', label: t.noPlace },
            ...locations.map(each => ({ id: each.id, label: each.name }))
          ]}
          onChange={next => move({ locationId: next || null })}
        />
      )}
    </div>
  )
}
