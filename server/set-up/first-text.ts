import { newId } from '@parlor/contract/ids.ts'
import { addClient } from '../clients/clients.ts'
import { findSharedByPhone, startConversation } from '../conversations/conversations.ts'
import { sendText } from '../messaging/send-message.ts'
import { listNumbers } from '../numbers/numbers.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { findSetUp, putFirstText } from './set-up-rows.ts'

/** A handset of the virtual carrier that always answers when somebody types into it. */
export const virtualPhone = '+12505550187'

/** The first text of a new business goes to the virtual phone; a second one is a second text. */
export async function sendFirst(
  tx: Tx,
  text: { messageId: string; body: string; staffId: string }
): Promise<void> {
  const [number] = await listNumbers(tx)
  if (!number) throw new Refusal('no-number', 'Choose a number first: step 3.')
  const { firstText } = await findSetUp(tx)
  if (!firstText) {
    const clientId = newId()
    const none = { providerId: null, note: null }
    await addClient(tx, { ...none, id: clientId, name: 'Walk-in', phones: [virtualPhone] })
    await startConversation(tx, { numberId: number.id, phone: virtualPhone, clientId })
  }
  const to = (await findSharedByPhone(tx, number.id, virtualPhone))!
  await putFirstText(tx, to.id)
  await sendText(tx, to, {
    id: text.messageId,
    kind: 'direct',
    body: text.body,
    authorId: text.staffId,
    resendOf: null
  })
}
