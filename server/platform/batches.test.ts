import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchLimits, openBatches } from './batches.ts'
import { Trouble } from './errors.ts'

/** Transactions that end when the test says so. */
function transactions() {
  const begun: string[] = []
  const ends: PromiseWithResolvers<void>[] = []
  const act = (key: string, things: string[]) => {
    begun.push(`${key}: ${things.join(' ')}`)
    const end = Promise.withResolvers<void>()
    ends.push(end)
    return end.promise
  }
  return { begun, ends, batches: openBatches<string>(act) }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

test('a lone one goes at once; those behind it go together; another key waits for nobody', async () => {
  const { begun, ends, batches } = transactions()
  const all = [batches.add('salon', 'one')]
  assert.deepEqual(begun, ['salon: one'], 'not even a turn of the loop later')
  for (const thing of ['two', 'three', 'four']) all.push(batches.add('salon', thing))
  all.push(batches.add('next door', 'five'))
  assert.deepEqual(begun, ['salon: one', 'next door: five'])
  assert.equal(batches.waiting(), 3)
  ends[0]!.resolve()
  await turn()
  assert.deepEqual(begun, ['salon: one', 'next door: five', 'salon: two three four'])
  assert.equal(batches.waiting(), 0)
  for (const end of ends) end.resolve()
  await Promise.all(all)
  await turn()
  void batches.add('salon', 'six')
  assert.equal(begun.at(-1), 'salon: six', 'after the rush a lone one goes at once again')
})

test('nobody is told yes before the transaction of their own has ended', async () => {
  const { ends, batches } = transactions()
  let told = ''
  const one = batches.add('salon', 'one').then(() => {
    told += 'one '
  })
  const two = batches.add('salon', 'two').then(() => {
    told += 'two '
  })
  ends[0]!.resolve()
  await one
  await turn()
  assert.equal(told, 'one ')
  ends[1]!.resolve()
  await two
})

test('what cannot be taken is told so alone, the others are taken one by one in their order', async () => {
  const taken: string[] = []
  const first = Promise.withResolvers<void>()
  const batches = openBatches<string>(async (_key, things) => {
    await first.promise
    if (things.includes('poison')) throw new Error('cannot be stored')
    taken.push(things.join(' '))
  })
  const all = ['one', 'two', 'poison', 'three'].map(thing => batches.add('salon', thing))
  first.resolve()
  const settled = await Promise.allSettled(all)
  assert.deepEqual(
    settled.map(each => each.status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled']
  )
  assert.deepEqual(taken, ['one', 'two', 'three'])
})

test('when the database is away all are told so at once', async () => {
  let tries = 0
  const first = Promise.withResolvers<void>()
  const batches = openBatches<string>(async () => {
    tries++
    await first.promise
    throw new Trouble('database-away', 'The database does not answer.')
  })
  const all = ['one', 'two', 'three', 'four'].map(thing => batches.add('salon', thing))
  first.resolve()
  for (const each of await Promise.allSettled(all)) {
    assert.ok(each.status === 'rejected' && each.reason instanceof Trouble)
  }
  assert.equal(tries, 2)
})

test('no transaction takes more than its limit, and not more wait than memory should hold', async () => {
  const { together, waiting } = batchLimits
  const { begun, ends, batches } = transactions()
  const all = [batches.add('salon', 'first')]
  for (let i = 0; i < waiting; i++) all.push(batches.add('salon', 'x'))
  await assert.rejects(batches.add('next door', 'one too many'), /Too many wait/)
  for (let at = 0; at < ends.length; at++) {
    ends[at]!.resolve()
    await turn()
  }
  await Promise.all(all)
  assert.equal(begun.length, 1 + waiting / together)
  assert.equal(begun[1]!.split(' ').length - 1, together)
  void batches.add('next door', 'there is room again')
  assert.equal(begun.at(-1), 'next door: there is room again')
})

test('those behind a transaction that does not end go on beside it', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { begun, batches } = transactions()
  void batches.add('salon', 'stuck')
  void batches.add('salon', 'two')
  t.mock.timers.tick(batchLimits.patienceMs - 1)
  await turn()
  assert.deepEqual(begun, ['salon: stuck'])
  t.mock.timers.tick(1)
  await turn()
  assert.deepEqual(begun, ['salon: stuck', 'salon: two'])
})
