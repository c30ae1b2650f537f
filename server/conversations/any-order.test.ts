import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  assign,
  blockPhone,
  changeConversations,
  closeConversation,
  deleteConversation,
  markRead,
  markUnread,
  mute,
  pin,
  putLabel,
  reopenConversation,
  snooze,
  takeLabel,
  unblockPhone,
  unmute,
  unpin,
  wake
} from '@parlor/contract/conversation-changes.ts'
import { newId } from '@parlor/contract/ids.ts'
import { addLabel } from '@parlor/contract/labels.ts'
import { deleteMessage, listMessages, sendMessage } from '@parlor/contract/messaging.ts'
import { addNote, deleteNote } from '@parlor/contract/thread-entries.ts'
import fc from 'fast-check'
import { now } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { entriesOf, expectAllSynced } from '../testing/expect-synced.ts'
import { type Person, Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria } = shop
const labelId = newId()
await maya.call(addLabel, { id: labelId, name: 'VIP', colour: 1 })
await priya.text('Can I move to Friday?')
await gloria.text('Running ten minutes late')

/** What one can do at a desk; each asks what there is, as nobody knows what the others did. */
const acts: Record<string, (who: Person, id: string, phone: string) => Promise<unknown>> = {
  reply: (who, id) => who.call(sendMessage, { id, messageId: newId(), body: 'Gladly' }),
  schedule: (who, id) => {
    const [messageId, scheduledFor] = [newId(), later()]
    const text = { id, messageId, body: 'See you soon', scheduledFor, cancelOnReply: true }
    return who.call(sendMessage, text)
  },
  close: (who, id) => who.call(closeConversation, { id }),
  reopen: (who, id) => who.call(reopenConversation, { id }),
  snooze: (who, id) => who.call(snooze, { id, until: later() }),
  wake: (who, id) => who.call(wake, { id }),
  take: (who, id) => who.call(assign, { id, staffId: shop.salon.staff['theo']! }),
  leave: (who, id) => who.call(assign, { id, staffId: null }),
  label: (who, id) => who.call(putLabel, { id, labelId }),
  unlabel: (who, id) => who.call(takeLabel, { id, labelId }),
  note: (who, id) =>
    who.call(addNote, { id, noteId: newId(), body: 'By the window', mentions: [] }),
  deleteNote: async (who, id) => {
    const note = (await entriesOf(who, id)).findLast(entry => entry.kind === 'note')
    if (note) await who.call(deleteNote, { id: note.id })
  },
  read: (who, id) => who.call(markRead, { id, through: now().toISOString() }),
  unread: (who, id) => who.call(markUnread, { id }),
  mute: (who, id) => who.call(mute, { id }),
  unmute: (who, id) => who.call(unmute, { id }),
  pin: (who, id) => who.call(pin, { id }),
  unpin: (who, id) => who.call(unpin, { id }),
  closeMany: (who, id) => who.call(changeConversations, { ids: [id], change: { to: 'closed' } }),
  readMany: (who, id) => who.call(changeConversations, { ids: [id], change: { to: 'read' } }),
  block: (who, _id, phone) => who.call(blockPhone, { phone, why: '' }),
  unblock: (who, _id, phone) => who.call(unblockPhone, { phone }),
  deleteFirst: async (who, id) => {
    const { messages } = await who.call(listMessages, { id })
    if (messages[0]) await who.call(deleteMessage, { id: messages.at(-1)!.id })
  },
  deleteLast: async (who, id) => {
    const { messages } = await who.call(listMessages, { id })
    if (messages[0]) await who.call(deleteMessage, { id: messages[0].id })
  },
  deleteAll: (who, id) => who.call(deleteConversation, { id })
}

const later = () => new Date(now().getTime() + 3_600_000).toISOString()

const often = ['text', 'text', 'text', 'reply', 'snooze', 'close', 'schedule']
type Step = { act: string; who: 'maya' | 'theo' | 'zoe'; phone: string }
const step = fc.record({
  act: fc.constantFrom(...often, 'STOP', 'START', ...Object.keys(acts)),
  who: fc.constantFrom<Step['who'][]>('maya', 'maya', 'theo', 'zoe'),
  phone: fc.constantFrom(priyasPhone, gloriasPhone)
})

/** What may not be done is refused with a sentence and changes nothing. */
async function take({ act, who, phone }: Step): Promise<void> {
  const handset = phone === priyasPhone ? priya : gloria
  if (act === 'STOP' || act === 'START') await handset.text(act)
  else if (act === 'text') await handset.text(`Hello ${newId()}`)
  else {
    const rows = [...(await shop[who].inbox('all')), ...(await shop[who].inbox('blocked'))]
    const row = rows.find(each => each.phone === phone)
    if (!row) return
    await acts[act]!(shop[who], row.id, phone).catch(error => {
      if (!(error instanceof Refused) || error.problem.status >= 500) throw error
    })
  }
}

/** The four facts as the texts and entries themselves tell them. */
async function expectFacts(): Promise<void> {
  const wrong = await asOwner(
    shop.databaseUrl,
    `with alive as (
       select * from messages
       where deleted_at is null and status not in ('scheduled', 'cancelled')
     )
     select c.phone, c.unanswered, c.last_message_id, c.blocked_at from conversations c
     where c.deleted_at is null and (
       c.unanswered <> (select count(*) from alive m
         where m.conversation_id = c.id and m.direction = 'inbound' and m.at > coalesce(
           (select max(s.at) from alive s
            where s.conversation_id = c.id and s.direction = 'outbound'), '-infinity'))
       or c.scheduled <> (select count(*) from messages m
         where m.conversation_id = c.id and m.status = 'scheduled' and m.deleted_at is null)
       or c.last_message_id is distinct from (select m.id from alive m
         where m.conversation_id = c.id order by m.at desc, m.id desc limit 1)
       or c.last_direction is distinct from (select m.direction from alive m
         where m.conversation_id = c.id order by m.at desc, m.id desc limit 1)
       or (c.blocked_at is not null) <> exists (select from blocked_phones b
         where b.business_id = c.business_id and b.phone = c.phone)
       or (c.closed_at is not null) <> coalesce((select e.kind = 'closed' from thread_entries e
         where e.conversation_id = c.id and e.kind in ('closed', 'reopened') and e.at >= coalesce(
           (select max(m.at) from messages m where m.conversation_id = c.id), '-infinity')
         order by e.at desc, e.id desc limit 1), c.closed_at is not null)
       or (c.snoozed_until is not null and (c.closed_at is not null or exists (
         select from alive m where m.conversation_id = c.id and m.id > (
           select e.id from thread_entries e
           where e.conversation_id = c.id and e.kind = 'snoozed' order by e.id desc limit 1)))))`
  )
  assert.deepEqual(wrong, [])
}

test('whatever the desk does in whatever order: every screen, every view and every fact agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async steps => {
      const story = async () => {
        for (const each of steps) await take(each)
        await shop.quiet()
      }
      await expectAllSynced([maya, theo, zoe], story, { deletes: true })
      await expectFacts()
    }),
    { numRuns: 5, endOnFailure: true }
  )
})
