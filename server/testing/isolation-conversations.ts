import { newId } from '@parlor/contract/ids.ts'
import { startConversation } from '../conversations/conversations.ts'
import { putLabelRow } from '../conversations/labels.ts'
import type { Tx } from '../platform/db.ts'
import { asOwner } from './database.ts'
import type { Row } from './isolation-staff.ts'
import type { Salon } from './salon.ts'

/** Both businesses have a label with this id: ids belong to a business. */
const labelId = newId()
export const inPath = { labelId }

/** What is done to conversations, for oneself and for all. */
export async function conversationRows(shop: Salon): Promise<Record<string, Row>> {
  const { db } = shop.server.platform
  const businesses = [shop.salon, shop.nextDoor]
  const inEach = async (make: (tx: Tx, id: string) => Promise<unknown>) => {
    const [own = '', foreign = ''] = await Promise.all(
      businesses.map(({ businessId }) => {
        const id = newId()
        return db.inBusiness(businessId, async tx => {
          await make(tx, id)
          return id
        })
      })
    )
    return { own, foreign }
  }
  for (const { businessId } of businesses) {
    await db.inBusiness(businessId, tx => putLabelRow(tx, { id: labelId, name: 'VIP', colour: 1 }))
  }
  const label = () => inEach((tx, id) => putLabelRow(tx, { id, name: `Label ${id}`, colour: 2 }))
  const conversation = () => inEach(freshConversation)
  const message = () => inEach(freshMessage)
  const mine = { right: 'conversations.view-own', of: 'conversation', body: () => ({}) } as const
  const send = { right: 'messages.send', of: 'conversation', body: () => ({}) } as const
  const { body: _mine, ...mineWithout } = mine
  const { body: _send, ...sendWithout } = send
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  const phone = '+12505550999'
  return {
    'DELETE /conversations/{id}/read': mineWithout,
    'PUT /conversations/{id}/mute': mine,
    'DELETE /conversations/{id}/mute': mineWithout,
    'PUT /conversations/{id}/pin': mine,
    'DELETE /conversations/{id}/pin': mineWithout,
    'PUT /conversations/{id}/snooze': { ...send, body: () => ({ until: tomorrow }) },
    'DELETE /conversations/{id}/snooze': sendWithout,
    'PUT /conversations/{id}/assignee': { ...send, body: () => ({ staffId: null }) },
    'PUT /conversations/{id}/labels/{labelId}': send,
    'DELETE /conversations/{id}/labels/{labelId}': sendWithout,
    'POST /conversations/{id}/notes': {
      ...send,
      body: () => ({ noteId: newId(), body: 'Ask about the fringe' }),
      done: 201
    },
    'DELETE /notes/{id}': { right: 'messages.send', id: newId(), done: 404 },
    'POST /conversation-changes': {
      right: 'conversations.view-own',
      body: () => ({ ids: [newId()], change: { to: 'read' } })
    },
    'DELETE /conversations/{id}': { right: 'messages.delete', of: conversation },
    'DELETE /messages/{id}': { right: 'messages.delete', of: message },
    'GET /labels': { right: 'conversations.view-own' },
    'POST /labels': {
      right: 'settings.change',
      body: () => ({ id: newId(), name: newId(), colour: 3 }),
      done: 201
    },
    'PATCH /labels/{id}': { right: 'settings.change', of: label, body: () => ({ colour: 4 }) },
    'DELETE /labels/{id}': { right: 'settings.change', of: label },
    'GET /blocked-phones': { right: 'numbers.block' },
    'PUT /blocked-phones/{phone}': { right: 'numbers.block', id: phone, body: () => ({}) },
    'DELETE /blocked-phones/{phone}': { right: 'numbers.block', id: '+12505550998', done: 404 },
    'PATCH /inbox-settings': { right: 'settings.change', body: () => ({ closeWord: 'close' }) }
  }

  async function freshConversation(tx: Tx, id: string) {
    const numberId = await numberOf(tx)
    const digits = String(Math.floor(Math.random() * 1e7)).padStart(7, '0')
    await startConversation(tx, { id, numberId, phone: `+1604${digits}` })
  }

  async function freshMessage(tx: Tx, id: string) {
    const conversationId = newId()
    await freshConversation(tx, conversationId)
    await tx.rows(
      `insert into messages (business_id, id, conversation_id, number_id, direction, kind, body,
         status, segments, at, carrier_account_id)
       select $1, $2, $3, n.id, 'inbound', 'direct', 'Spam', 'received', 1, now(),
         n.carrier_account_id
       from numbers n where n.business_id = $1 limit 1`,
      [tx.businessId, id, conversationId]
    )
  }

  async function numberOf(tx: Tx): Promise<string> {
    const [number] = await asOwner<{ id: string }>(
      shop.databaseUrl,
      'select id from numbers where business_id = $1 limit 1',
      [tx.businessId]
    )
    return number!.id
  }
}
