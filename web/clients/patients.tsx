import { type FormEvent, useId, useState } from 'react'
import { type Patient, putPatient, removePatient } from '@parlor/contract/client-cards.ts'
import { newId } from '@parlor/contract/ids.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { MessageCircle, PawPrint, Plus } from '../ui/icons.ts'
import { Icon } from '../ui/icon.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { useText } from './use-text.ts'
import type { Card } from './use-card.ts'

const t = clientWords.card
const words = clientWords.patientDialog

/** Whom the client brings: each can be changed, and from each one texts the client. */
export function Patients({ card }: { card: Card }) {
  const { client } = card
  const { permissions } = useScreen().session
  const [open, show] = useState<Patient | 'new' | null>(null)
  const text = useText(card)
  const mayChange = permissions.includes('clients.manage')
  const owner = client.name.split(' ')[0]!
  if (!mayChange && client.patients.length === 0) return null
  return (
    <section className={css.patients} aria-labelledby="patients">
      <h2 id="patients" className={css.sectionTitle}>
        {t.patients}
      </h2>
      {client.patients.length > 0 && (
        <ul className={css.patientList}>
          {client.patients.map(patient => (
            <li key={patient.id} className={css.patient}>
              <Icon of={PawPrint} size={18} />
              <span className={css.patientWords}>
                <span className={css.patientName}>
                  <bdi>{patient.name}</bdi>
                  {patient.kind && <span className={css.when}> {patient.kind}</span>}
                </span>
                {patient.note && <span className={css.when}>{patient.note}</span>}
              </span>
              {permissions.includes('messages.send') && client.phones.length > 0 && (
                <Button size="s" tone="quiet" icon={MessageCircle} onPress={text}>
                  {words.text(owner)}
                </Button>
              )}
              {mayChange && (
                <Button size="s" onPress={() => show(patient)}>
                  {t.edit}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Button size="s" icon={Plus} onPress={() => show('new')}>
          {t.addPatient}
        </Button>
      )}
      {open && (
        <PatientDialog
          clientId={client.id}
          patient={open === 'new' ? null : open}
          onClose={() => show(null)}
        />
      )}
    </section>
  )
}

type PatientDialogProps = { clientId: string; patient: Patient | null; onClose: () => void }

function PatientDialog({ clientId, patient, onClose }: PatientDialogProps) {
  const [patientId] = useState(() => patient?.id ?? newId())
  const [name, setName] = useState(patient?.name ?? '')
  const [kind, setKind] = useState(patient?.kind ?? '')
  const [note, setNote] = useState(patient?.note ?? '')
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const given = { id: clientId, patientId, name, kind: kind || null, note: note || null }
    if (await act(putPatient, given)) onClose()
  }
  async function remove() {
    if (await act(removePatient, { id: clientId, patientId })) onClose()
  }

  return (
    <Dialog
      isOpen
      title={patient ? words.changeTitle(patient.name) : words.addTitle}
      onClose={onClose}
      actions={
        <>
          {patient && (
            <Button tone="danger" onPress={() => void remove()}>
              {words.remove}
            </Button>
          )}
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <form id={form} className={css.form} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.name}
          value={name}
          error={fault?.field === 'name' ? fault.words : null}
          onChange={setName}
        />
        <TextField label={words.kind} help={words.kindHelp} value={kind} onChange={setKind} />
        <TextArea label={words.note} value={note} onChange={setNote} />
        <FaultLine fault={fault && fault.field !== 'name' ? fault : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
