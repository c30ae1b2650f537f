import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { ParlorEvent } from '@parlor/contract/events.ts'
import type { ClientId } from '@parlor/contract/ids.ts'
import type { createClientHere } from '@parlor/contract/new-conversation.ts'
import { Phone } from '@parlor/contract/phone.ts'
import { findCare, isClientSeen, putCare } from '../clients/client-care.ts'
import { addClient, addPhone, findClientName } from '../clients/clients.ts'
import type { Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import { listMemberRows } from '../staff/members.ts'
import { changeRights, rightsOf, type StaffCaller } from '../staff/rights.ts'
import { putClient } from './client-links.ts'
import { getSharedConversation } from './conversations.ts'
import { tellChange } from './tell.ts'
import { audienceOf } from './visible.ts'

/** The conversation and its number belong to this client; later texts match. */
export async function linkTo(
  tx: Tx,
  row: ConversationRow,
  clientId: ClientId,
  me: StaffCaller
): Promise<ConversationRow> {
  const name = await findClientName(tx, clientId)
  const seen = name && (await isClientSeen(tx, clientId, { staffId: me.id, ...me.rights }))
  if (!seen) throw notFound('client')
  if (Phone.safeParse(row.phone).success) await addPhone(tx, clientId, row.phone)
  return belongTo(tx, row, { id: clientId, name }, me)
}

/** A new client with this number. One who joins a family is looked after by whom the family has. */
export async function createHere(
  tx: Tx,
  row: ConversationRow,
  given: InputOf<typeof createClientHere>,
  me: StaffCaller
): Promise<ConversationRow> {
  const { clientId, name, email } = given
  const earlier = await findClientName(tx, clientId)
  if (earlier !== null && earlier !== name) {
    const why = 'This client id belongs to somebody else. Make a new id.'
    throw new Refusal('id-taken', why, { field: 'clientId' })
  }
  if (earlier === null) {
    const family = row.client && (await findCare(tx, row.client.id))
    const sees = me.rights.clients === 'all' || me.rights.clients === 'location'
    const providerId = family?.providerId ?? (sees ? null : me.id)
    const phones = Phone.safeParse(row.phone).success ? [row.phone] : []
    const emails = email === undefined ? [] : [email]
    await addClient(tx, { id: clientId, name, providerId, note: null, phones, emails })
    if (family?.locationId)
      await putCare(tx, clientId, { providerId, locationId: family.locationId })
  }
  return belongTo(tx, row, { id: clientId, name }, me)
}

export async function belongTo(
  tx: Tx,
  row: ConversationRow,
  client: { id: ClientId; name: string },
  me: { id: string }
): Promise<ConversationRow> {
  const from = { id: row.id, phone: row.phone, clientId: row.client?.id ?? null }
  const changed = await putClient(tx, from, client.id)
  if (!changed.includes(row.id)) return row
  await changeRights(tx, await whoseSightChanges(tx, from.clientId, client.id))
  for (const id of changed.filter(each => each !== row.id)) {
    const conversation = await getSharedConversation(tx, id)
    const event: ParlorEvent = { type: 'conversation.updated', conversation }
    tx.append({ audience: audienceOf(conversation), event })
  }
  const happened = { kind: 'client-linked' as const, byId: me.id, name: client.name }
  return { ...row, ...(await tellChange(tx, row.id, happened)) }
}

/** Whoever sees the clients of her own alone, or of a place, may gain or lose this one. */
export async function whoseSightChanges(
  tx: Tx,
  from: ClientId | null,
  to: ClientId
): Promise<string[]> {
  const cares = await Promise.all([from ? findCare(tx, from) : null, findCare(tx, to)])
  const providers = cares.flatMap(care => [care?.providerId, ...(care?.providerIds ?? [])])
  const [before, after] = cares
  const moved = (before?.locationId ?? null) !== (after?.locationId ?? null)
  const members = await listMemberRows(tx)
  return members
    .filter(member => {
      const { reach } = rightsOf(member)
      if (reach === 'location') return moved
      if (reach === 'clients') return from === null
      return (reach === 'appointments' || reach === 'assigned') && providers.includes(member.id)
    })
    .map(member => member.id)
}
