import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deleteConversation } from '@parlor/contract/conversation-changes.ts'
import { countConversations } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { deleteMessage } from '@parlor/contract/messaging.ts'
import { listAudit } from '@parlor/contract/audit.ts'
import { addNote } from '@parlor/contract/thread-entries.ts'
import { asOwner } from '../testing/database.ts'
import { expectAllSynced } from '../testing/expect-synced.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria } = shop
const synced = (story: () => Promise<unknown>, how = {}) =>
  expectAllSynced([maya, theo, zoe, ines], story, how)
const canary = 'Zeisig am Fenster'

/** Every text, array and document of every table that holds the words. */
async function copiesOf(words: string): Promise<string[]> {
  const columns = await asOwner<{ tableName: string; columnName: string }>(
    shop.databaseUrl,
    `select c.relname as "tableName", a.attname as "columnName"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and t.typcategory in ('S', 'U', 'A') and a.atttypid <> 'uuid'::regtype`
  )
  const found: string[] = []
  for (const { tableName, columnName } of columns) {
    const [row] = await asOwner<{ n: number }>(
      shop.databaseUrl,
      `select count(*)::int as n from "${tableName}" where strpos("${columnName}"::text, $1) > 0`,
      [words]
    )
    if (row!.n > 0) found.push(`${tableName}.${columnName}`)
  }
  return found
}

test('a deleted text is gone for all and leaves no copy; the phone keeps it', async () => {
  await priya.text('Can I move to Friday?')
  const { sid } = await priya.text(canary)
  const { id } = await maya.conversationWith(priyasPhone)
  const text = (await maya.thread(priyasPhone)).at(-1)!
  assert.ok((await copiesOf(canary)).length > 0, 'the search finds what is there')
  const { seq } = await maya.call(countConversations, {})
  await assert.rejects(theo.call(deleteMessage, { id: text.id }), /messages.delete/)
  await synced(() => maya.call(deleteMessage, { id: text.id }))
  assert.deepEqual(await copiesOf(canary), [])
  const row = await maya.conversationWith(priyasPhone)
  assert.equal(row.last?.preview, 'Can I move to Friday?')
  assert.equal(row.unanswered, 1)
  // By no path: who catches up, the carrier's second call, and asking again.
  const late = await theo.open(Math.max(0, seq - 2))
  await late.until(() => late.events.some(each => each.event.type === 'message.removed'))
  assert.ok(!late.raw.join().includes(canary))
  late.close()
  await priya.text(canary, { sid })
  assert.deepEqual(await copiesOf(canary), [])
  await assert.rejects(maya.call(deleteMessage, { id: text.id }), /no such message/)
  const { lines } = await maya.call(listAudit, { subject: text.id })
  assert.deepEqual(
    lines.map(line => [line.act, line.by?.name]),
    [['message.deleted', 'Maya Okafor']]
  )
  assert.equal((await maya.thread(priyasPhone)).length, 1)
  assert.equal(id, row.id)
})

test('a text of ours that is deleted keeps quiet when its receipt comes', async () => {
  const reply = await theo.reply(priyasPhone, `${canary} zwei`)
  // Its receipts may be told live before the deletion takes them out of what is told later.
  await synced(() => maya.call(deleteMessage, { id: reply.id }), { deletes: true })
  await shop.quiet()
  assert.deepEqual(await copiesOf(canary), [])
  assert.ok(!(await maya.thread(priyasPhone)).some(each => each.id === reply.id))
})

test('a deleted conversation is gone with everything in it; a new text begins anew', async () => {
  await gloria.text(canary)
  const { id } = await maya.conversationWith(gloriasPhone)
  await theo.call(addNote, { id, noteId: newId(), body: `Note: ${canary}`, mentions: [] })
  await theo.reply(gloriasPhone, `Re: ${canary}`)
  await shop.quiet()
  await assert.rejects(theo.call(deleteConversation, { id }), /messages.delete/)
  await synced(() => maya.call(deleteConversation, { id }))
  assert.deepEqual(await copiesOf(canary), [])
  assert.ok(!(await maya.inbox('all')).some(row => row.phone === gloriasPhone))
  await synced(() => gloria.text('It is me again'))
  const thread = await maya.thread(gloriasPhone)
  assert.deepEqual(
    thread.map(each => each.body),
    ['It is me again']
  )
  assert.equal((await maya.conversationWith(gloriasPhone)).unanswered, 1)
})
