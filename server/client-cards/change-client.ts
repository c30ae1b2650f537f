import type {
  addClient,
  changeClient,
  ClientRecord,
  noteConsent,
  putPatient
} from '@parlor/contract/client-cards.ts'
import { clientLimits } from '@parlor/contract/client-cards.ts'
import { noEmail } from '@parlor/contract/contact-history.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { type ClientId, newId } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { addConsent, addClientEntry } from '../clients/client-entries.ts'
import { findHolder, putEmails, putFields, putGroups, putPhones } from '../clients/client-fields.ts'
import { putCare } from '../clients/client-care.ts'
import { addClient as addClientRow, findClientName, putWords } from '../clients/clients.ts'
import { deletePatientRow, putPatientRow } from '../clients/patients.ts'
import { readPhone } from '../clients/read-phone.ts'
import { getSharedConversation } from '../conversations/conversations.ts'
import { countryOfBusiness } from '../conversations/find-recipients.ts'
import { linkTo } from '../conversations/link-client.ts'
import { noMarks } from '@parlor/contract/conversations.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { findLocation } from '../staff/locations.ts'
import { findMemberRow } from '../staff/members.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { getRecord, tellClient, tellFace, whoIs } from './card.ts'
import { strangersAt } from './record-rows.ts'

type Fields = Omit<InputOf<typeof changeClient>, 'id'>
type Phones = { phone: string; type: string }[]

/** Somebody new. Who sees the clients of her own alone looks after whom she adds. */
export async function makeClient(
  tx: Tx,
  given: InputOf<typeof addClient>,
  me: StaffCaller
): Promise<ClientRecord> {
  const earlier = await findClientName(tx, given.id)
  if (earlier !== null) return getRecord(tx, await whoIs(tx, given.id, me))
  const { id, name, locationId, providerId, ...fields } = given
  await refuseUnknownCare(tx, { locationId, providerId })
  await addClientRow(tx, { id, name, note: null, providerId: null, phones: [] })
  await putCare(tx, id, {
    providerId: providerId ?? (seesOwnAlone(me) ? me.id : null),
    locationId: locationId ?? (me.rights.clients === 'location' ? homeOf(me) : null)
  })
  await putAll(tx, id, fields, me)
  const entry = { kind: 'added' as const, body: null, name: null, ...noEmail, byId: me.id }
  const placed = { id: newId(now().getTime()), at: now().toISOString(), entry }
  await addClientEntry(tx, id, placed)
  await noteInAudit(tx, { act: 'client.added', by: me.id, subject: { kind: 'client', id } })
  return tellClient(tx, id, { of: 'card', ...placed })
}

const seesOwnAlone = (me: StaffCaller) =>
  me.rights.clients === 'assigned' || me.rights.clients === 'appointments'
const homeOf = (me: StaffCaller) => me.rights.locationIds[0] ?? null

async function refuseUnknownCare(
  tx: Tx,
  care: { locationId?: string | null | undefined; providerId?: string | null | undefined }
) {
  if (care.locationId && !(await findLocation(tx, care.locationId))) {
    const why = 'This location is not there any more.'
    throw new Refusal('no-such-location', why, { field: 'locationId' })
  }
  const provider = care.providerId ? await findMemberRow(tx, care.providerId) : null
  if (care.providerId && (!provider || provider.removedAt)) {
    const why = 'This staff member works here no more.'
    throw new Refusal('no-such-staff', why, { field: 'providerId' })
  }
}

/** Only what is given changes: two who change different things do not undo each other. */
export async function editClient(
  tx: Tx,
  { id: asked, ...fields }: InputOf<typeof changeClient>,
  me: StaffCaller
): Promise<ClientRecord> {
  const id = await whoIs(tx, asked, me)
  await putAll(tx, id, fields, me)
  if (fields.name !== undefined || fields.note !== undefined) await tellFace(tx, id)
  const changed = Object.keys(fields).sort().join(', ')
  await noteInAudit(tx, {
    act: 'client.changed',
    by: me.id,
    subject: { kind: 'client', id },
    details: { changed }
  })
  return tellClient(tx, id)
}

async function putAll(tx: Tx, id: ClientId, fields: Fields, me: StaffCaller): Promise<void> {
  await refuseTaken(tx, id, fields)
  refuseNoDay(fields.birthday)
  const phones = fields.phones && (await readPhones(tx, fields.phones))
  const { phones: _, emails, groupIds, note, ...plain } = fields
  await putFields(tx, id, { ...plain, note: note === '' ? null : note })
  if (phones) await putPhones(tx, id, phones)
  if (emails) await putEmails(tx, id, emails)
  if (groupIds) await putGroups(tx, id, groupIds)
  await putWords(tx, [id])
  for (const stranger of phones
    ? await strangersAt(
        tx,
        phones.map(each => each.phone)
      )
    : []) {
    await linkTo(tx, { ...(await getSharedConversation(tx, stranger)), ...noMarks }, id, me)
  }
}

async function readPhones(tx: Tx, written: Phones): Promise<Phones> {
  const country = await countryOfBusiness(tx)
  const read: Phones = []
  for (const [place, { phone, type }] of written.entries()) {
    const found = await readPhone(phone, country)
    if ('problem' in found) {
      throw new Refusal('bad-phone', found.problem, { status: 400, field: `phones.${place}.phone` })
    }
    if (!read.some(each => each.phone === found.phone)) read.push({ phone: found.phone, type })
  }
  return read
}

const called = { uid: 'UID', externalId: 'external id' }

async function refuseTaken(tx: Tx, id: ClientId, fields: Fields): Promise<void> {
  for (const field of ['uid', 'externalId'] as const) {
    const value = fields[field]
    const holder = value ? await findHolder(tx, field, value) : null
    if (!holder || holder.id === id) continue
    const why = `Another client has the ${called[field]} ${value} already. Each has one of their own.`
    throw new Refusal('id-taken', why, { field })
  }
}

function refuseNoDay(birthday: string | null | undefined): void {
  if (!birthday) return
  const day = birthday.startsWith('--') ? `2024${birthday.slice(1)}` : birthday
  const read = new Date(`${day}T00:00:00Z`)
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
  const isPast = birthday.startsWith('--') || read.getTime() <= now().getTime()
  if (exists && isPast) return
  const why = exists ? 'A birthday lies in the past.' : 'There is no such day. Check the birthday.'
  throw new Refusal('bad-birthday', why, { status: 400, field: 'birthday' })
}

/** What they agreed to, or took back, as somebody at the desk heard it. */
export async function keepConsent(
  tx: Tx,
  { id: asked, contact, purpose, given, source }: InputOf<typeof noteConsent>,
  me: StaffCaller
): Promise<ClientRecord> {
  const id = await whoIs(tx, asked, me)
  const { phones, emails } = await getRecord(tx, id)
  const own = [...phones.map(each => each.phone), ...emails.map(each => each.email)]
  if (!own.includes(contact)) {
    const why = 'This is none of the client’s numbers or addresses.'
    throw new Refusal('not-theirs', why, { status: 400, field: 'contact' })
  }
  const at = now().toISOString()
  const consent = { contact, purpose, given, source, byId: me.id, at }
  const consentId = newId(now().getTime())
  await addConsent(tx, id, consentId, consent)
  return tellClient(tx, id, { of: 'consent', id: consentId, at, consent })
}

export async function keepPatient(
  tx: Tx,
  { id: asked, patientId, ...patient }: InputOf<typeof putPatient>,
  me: StaffCaller
): Promise<ClientRecord> {
  const id = await whoIs(tx, asked, me)
  const { patients } = await getRecord(tx, id)
  const isNew = !patients.some(each => each.id === patientId)
  if (isNew && patients.length >= clientLimits.patientsMax) {
    throw new Refusal('too-many-patients', `${clientLimits.patientsMax} patients are the most.`)
  }
  if (!(await putPatientRow(tx, id, { id: patientId, ...patient }))) throw notFound('patient')
  await putWords(tx, [id])
  return tellClient(tx, id)
}

export async function dropPatient(
  tx: Tx,
  { id: asked, patientId }: { id: string; patientId: string },
  me: StaffCaller
): Promise<ClientRecord> {
  const id = await whoIs(tx, asked, me)
  await deletePatientRow(tx, id, patientId)
  await putWords(tx, [id])
  return tellClient(tx, id)
}

/** A note on the card, whether or not there is a conversation. */
export async function noteOnCard(
  tx: Tx,
  { id: asked, noteId, body }: { id: string; noteId: string; body: string },
  me: StaffCaller
): Promise<void> {
  const id = await whoIs(tx, asked, me)
  const entry = { kind: 'note' as const, body, name: null, ...noEmail, byId: me.id }
  const placed = { id: noteId, at: now().toISOString(), entry }
  if (await addClientEntry(tx, id, placed)) await tellClient(tx, id, { of: 'card', ...placed })
}
