import type { Appointment } from '@parlor/contract/appointments.ts'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { MessageId } from '@parlor/contract/ids.ts'
import {
  fillMergeFields,
  type MergeField,
  visitFields,
  whyNotFilled
} from '@parlor/contract/merge-fields.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { getBusiness } from '../businesses/businesses.ts'
import {
  findRow,
  findSharedByPhone,
  startConversation as makeConversation
} from '../conversations/conversations.ts'
import { whyNotText } from '../conversations/find-recipients.ts'
import { factsOfPhones, lockPhone } from '../conversations/recipients.ts'
import { sendText } from '../messaging/send-message.ts'
import { findNumberAt } from '../numbers/numbers.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal, refuseIf } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { findConfirmationText, putConfirmationText } from './confirmation-texts.ts'
import { clockIn, dayIn, firstName } from './say.ts'
import { namesOf } from './tell-visit.ts'
import { getLocation } from './whats-given.ts'

export const noPhone = 'This appointment has no mobile number. Add one to text it.'

/** The phone of a visit is told, at once, what is booked. */
export async function confirmByText(
  tx: Tx,
  appointment: Appointment,
  messageId: MessageId,
  me: StaffCaller
): Promise<{ message: Message; conversation: ConversationRow }> {
  const to = await conversationFor(tx, appointment, me)
  const body = await wordsFor(tx, appointment)
  const message = await sendText(tx, to, {
    ...{ id: messageId, kind: 'transactional', label: 'Confirmation', body },
    ...{ authorId: me.id, resendOf: null }
  })
  return { message, conversation: (await findRow(tx, me, to.id)) ?? to }
}

/** The one there is, at whatever number of ours; else a new one, at the number of the location. */
async function conversationFor(
  tx: Tx,
  { phone, locationId, client }: Appointment,
  me: StaffCaller
): Promise<ConversationRow> {
  if (phone === null) throw new Refusal('no-phone', noPhone, { field: 'phone' })
  const [anywhere] = await factsOfPhones(tx, [phone], me, null)
  const numberId = anywhere?.conversation?.numberId ?? (await findNumberAt(tx, locationId))
  refuseIf(numberId === null ? 'The business has no number to text from yet.' : null, 'no-number')
  await lockPhone(tx, numberId!, phone)
  const [facts] = await factsOfPhones(tx, [phone], me, numberId)
  const why = await whyNotText(facts!)
  if (why) throw new Refusal(why.code, why.reason, { field: 'phone' })
  const theirs = facts!.clients.some(each => each.id === client?.id)
  const withClient = theirs && client ? { clientId: client.id } : {}
  await makeConversation(tx, { numberId: numberId!, phone, ...withClient })
  return (await findSharedByPhone(tx, numberId!, phone))!
}

/** Words with a field that no visit has would stop every confirmation: they are not kept. */
export async function keepConfirmationText(tx: Tx, body: string): Promise<void> {
  const fields = [...visitFields, ...fieldsOfAll]
  const why = whyNotFilled(
    fillMergeFields(body, Object.fromEntries(fields.map(each => [each, 'x'])))
  )
  if (why) throw new Refusal('unfilled-field', why, { status: 400, field: 'body' })
  await putConfirmationText(tx, body)
}

const fieldsOfAll: MergeField[] = [
  ...(['client_name', 'client_first_name', 'business_name', 'location_name'] as const)
]

export async function wordsFor(tx: Tx, appointment: Appointment): Promise<string> {
  const [template, business, location, { service, staff }] = await Promise.all([
    findConfirmationText(tx),
    getBusiness(tx),
    getLocation(tx, appointment.locationId),
    namesOf(tx, appointment)
  ])
  const name = appointment.client?.name ?? null
  const filled = fillMergeFields(template, {
    ...{ client_name: name ?? 'there', client_first_name: name ? firstName(name) : 'there' },
    ...{ business_name: business.name, location_name: location.name },
    ...{ service: service ?? 'appointment', staff_first_name: firstName(staff) },
    day: dayIn(location.timeZone, appointment.startsAt),
    time: clockIn(location.timeZone, appointment.startsAt)
  })
  refuseIf(whyNotFilled(filled), 'unfilled-field')
  return filled.text
}
