import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { InputOf, ReplyOf } from '@parlor/contract/endpoint.ts'
import type { startConversation } from '@parlor/contract/new-conversation.ts'
import { readPhone } from '../clients/read-phone.ts'
import {
  findRow,
  findSharedByPhone,
  startConversation as makeConversation
} from '../conversations/conversations.ts'
import { countryOfBusiness, whyNotText } from '../conversations/find-recipients.ts'
import { factsOfPhones, lockPhone, type PhoneFacts, takeOver } from '../conversations/recipients.ts'
import { findNumber } from '../numbers/numbers.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { findMemberRow } from '../staff/members.ts'
import { changeRights, rightsOf, type StaffCaller } from '../staff/rights.ts'
import { findMessage } from './messages.ts'
import { sendText } from './send-message.ts'

type Input = InputOf<typeof startConversation>

/** The first text to somebody: conversation and text are one act, and whoever begins looks after it.
 * One that is open is offered instead; a closed one is opened by the text. */
export async function startWithText(
  tx: Tx,
  input: Input,
  me: StaffCaller
): Promise<ReplyOf<typeof startConversation>> {
  const { numberId, messageId, body } = input
  if (!(await findNumber(tx, numberId))) {
    const why = 'This number is not there any more. Choose another.'
    throw new Refusal('no-such-number', why, { field: 'numberId' })
  }
  const read = await readPhone(input.phone, await countryOfBusiness(tx, numberId))
  if ('problem' in read) throw new Refusal('not-a-phone', read.problem, { field: 'phone' })
  const { phone } = read
  await lockPhone(tx, numberId, phone)
  const text = {
    ...{ id: messageId, kind: 'direct' as const, body, authorId: me.id, resendOf: null }
  }
  const again = await sentBefore(tx, { numberId, phone }, messageId, me)
  if (!again) {
    const [facts] = await factsOfPhones(tx, [phone], me, numberId)
    await refuse(facts!, input.clientId)
  }
  const to = again ?? (await begin(tx, { numberId, phone, clientId: input.clientId }, me))
  const message = await sendText(tx, to, text)
  return { conversation: (await findRow(tx, me, to.id))!, message }
}

/** The same text once more: its conversation, as it was made then. */
async function sentBefore(
  tx: Tx,
  between: { numberId: string; phone: string },
  messageId: string,
  me: StaffCaller
): Promise<ConversationRow | null> {
  const message = await findMessage(tx, messageId)
  const row = message && (await findRow(tx, me, message.conversationId))
  return row && row.numberId === between.numberId && row.phone === between.phone ? row : null
}

async function refuse(facts: PhoneFacts, clientId: string | undefined): Promise<void> {
  const why = await whyNotText(facts)
  if (why) throw new Refusal(why.code, why.reason, { field: 'phone' })
  if (clientId && !facts.clients.some(client => client.id === clientId)) {
    const reason = 'This number is not this client’s any more. Choose again.'
    throw new Refusal('not-their-number', reason, { field: 'phone' })
  }
  if (facts.conversation?.isOpen) {
    throw new Refusal('conversation-open', 'You have an open conversation with this number.', {
      field: 'phone',
      details: { conversationId: facts.conversation.id }
    })
  }
}

async function begin(
  tx: Tx,
  at: { numberId: string; phone: string; clientId: string | undefined },
  me: StaffCaller
): Promise<ConversationRow> {
  const { numberId, phone, clientId } = at
  const before = await findSharedByPhone(tx, numberId, phone)
  await makeConversation(tx, { numberId, phone, ...(clientId && { clientId }) })
  const given = { numberId, phone, staffId: me.id, clientId: clientId ?? null }
  const id = await takeOver(tx, given)
  const former = before?.assigneeId ? await findMemberRow(tx, before.assigneeId) : null
  if (former && former.id !== me.id && rightsOf(former).reach !== 'all') {
    await changeRights(tx, [former.id])
  }
  return (await findRow(tx, me, id))!
}
