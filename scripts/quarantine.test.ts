import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOwner } from '../server/testing/database.ts'
import { priyasPhone, theSalon } from '../server/testing/salon.ts'
import { listQuarantine, replay } from './quarantine.ts'

test('a text that hit a fault of ours waits for a person, who has it taken after all', async t => {
  const { priya, theo, databaseUrl, server } = await theSalon(t)
  await priya.text('Before')
  await asOwner(databaseUrl, 'alter table conversations rename column unanswered to broken')
  const { status } = await priya.text('Into the fault')
  await asOwner(databaseUrl, 'alter table conversations rename column broken to unanswered')
  assert.equal(status, 202)
  const [kept] = await listQuarantine(databaseUrl)
  assert.equal(kept?.reason, 'story-threw')
  assert.equal(await replay(databaseUrl, server.url, kept.id), 'Taken.')
  const thread = await theo.thread(priyasPhone)
  assert.deepEqual(
    thread.map(message => message.body),
    ['Before', 'Into the fault']
  )
  assert.deepEqual(await listQuarantine(databaseUrl), [])
})

test('a forged one stays what it is', async t => {
  const { priya, databaseUrl, server } = await theSalon(t)
  await priya.text('I am not Priya', { signature: 'wrong' })
  const [kept] = await listQuarantine(databaseUrl)
  assert.match(await replay(databaseUrl, server.url, kept!.id), /^Not taken: 403/)
  assert.equal((await listQuarantine(databaseUrl)).length > 0, true)
})
