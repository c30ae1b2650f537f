import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Receipt } from '../carriers/carrier.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'
import { recordReceipt } from './record-receipt.ts'

const heard = (status: Receipt['status'], carrierCode: string | null = null): Receipt => ({
  carrierMessageId: 'not looked at',
  status,
  carrierStatus: status,
  carrierCode,
  failure: carrierCode ? 'landline' : null
})

const receipts = [heard('sent'), heard('undelivered', '30006'), heard('delivered'), heard('sent')]

test('receipts in any order, and any number of times, end in the same state', async t => {
  const { priya, theo, server, salon, carrier } = await theSalon(t)
  await priya.text('Hello')
  await carrier.control('faults', {
    match: {},
    times: 0,
    fault: { kind: 'dropped-callbacks', statuses: ['sent', 'delivered'] }
  })
  const account = (await server.accounts.byId(salon.carrierAccountId))!
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...receipts, ...receipts], { minLength: 8 }),
      async order => {
        const { id } = await theo.reply(priyasPhone, 'Hello Priya')
        for (const receipt of order) {
          await recordReceipt(server.platform.db, account, { ...receipt, carrierMessageId: id }, id)
        }
        const message = (await theo.thread(priyasPhone)).find(each => each.id === id)
        assert.equal(message?.status, 'delivered')
        assert.equal(message.failure, null)
      }
    ),
    { numRuns: 12 }
  )
})

test('an end is never undone, and its error is never erased', async t => {
  const { priya, theo, server, salon, carrier } = await theSalon(t)
  await priya.text('Hello')
  await carrier.control('faults', {
    match: {},
    times: 0,
    fault: { kind: 'dropped-callbacks', statuses: ['sent', 'delivered'] }
  })
  const account = (await server.accounts.byId(salon.carrierAccountId))!
  const { id } = await theo.reply(priyasPhone, 'Hello Priya')
  const seen = async () => (await theo.thread(priyasPhone)).find(each => each.id === id)!
  await eventually(seen, message => message.status === 'sent')
  await recordReceipt(server.platform.db, account, heard('undelivered', '30006'), id)
  for (const late of [
    heard('sent'),
    { ...heard('undelivered'), carrierStatus: 'again' },
    heard('failed')
  ]) {
    await recordReceipt(server.platform.db, account, late, id)
  }
  const message = await seen()
  assert.equal(message.status, 'undelivered')
  assert.deepEqual([message.failure?.reason, message.failure?.carrierCode], ['landline', '30006'])
})

test('a receipt for a text that nobody knows changes nothing and is not an error', async t => {
  const { server, salon } = await theSalon(t)
  const account = (await server.accounts.byId(salon.carrierAccountId))!
  const changed = await recordReceipt(server.platform.db, account, heard('delivered'), null)
  assert.equal(changed, false)
})
