import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { Refused } from '../testing/person.ts'
import { priyasPhone, type Salon, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const statusOf = (salon: Salon, id: string) => async () =>
  (await salon.theo.thread(priyasPhone)).find(message => message.id === id)?.status

const refused = (words: string) => (error: unknown) =>
  error instanceof Refused && error.problem.detail.includes(words)

test('somebody answers: the carrier takes it, the receipt ticks, the handset shows it', async t => {
  const salon = await theSalon(t)
  const { priya, theo, maya } = salon
  await priya.text('Can I move to Friday?')
  const screen = await maya.open()
  const { id } = await theo.reply(priyasPhone, 'Friday at 3 it is')
  await eventually(statusOf(salon, id), status => status === 'delivered')
  assert.deepEqual(await priya.inbox(), ['Friday at 3 it is'])
  await screen.until(() => screen.raw.some(frame => frame.includes('"delivered"')))
  const said = screen.events.flatMap(({ event }) =>
    'message' in event ? [event.message.status] : []
  )
  assert.deepEqual(said, ['queued', 'sending', 'sent', 'delivered'])
  assert.equal((await theo.conversationWith(priyasPhone)).unanswered, 0)
  screen.close()
})

test('a browser that posts twice sends once', async t => {
  const salon = await theSalon(t)
  const { priya, theo, maya } = salon
  await priya.text('Hello')
  const id = newId()
  const twins = await Promise.all([1, 2, 3].map(() => theo.reply(priyasPhone, 'Hello Priya', id)))
  assert.equal(new Set(twins.map(message => message.id)).size, 1)
  await eventually(statusOf(salon, id), status => status === 'delivered')
  assert.deepEqual(await priya.inbox(), ['Hello Priya'])
  await assert.rejects(theo.reply(priyasPhone, 'Something else', id), refused('another text'))
  await assert.rejects(maya.reply(priyasPhone, 'Hello Priya', id), refused('another text'))
})

test('801 emoji are more than one text holds, and the answer says how they count', async t => {
  const { priya, theo } = await theSalon(t)
  await priya.text('Hello')
  await assert.rejects(theo.reply(priyasPhone, '🌿'.repeat(801)), refused('an emoji counts as two'))
})

test('texts of one conversation reach the carrier in the order written, whoever wrote them', async t => {
  const salon = await theSalon(t)
  const { priya, theo, maya, carrier } = salon
  await priya.text('Hello')
  await carrier.control('faults', {
    match: { body: 'text 2' },
    times: 2,
    fault: { kind: 'busy' }
  })
  const written: string[] = []
  for (let i = 0; i < 12; i++) {
    written.push(`text ${i}`)
    await (i % 2 ? theo : maya).reply(priyasPhone, `text ${i}`)
  }
  await eventually(
    () => priya.inbox(),
    inbox => inbox.length === written.length
  )
  assert.deepEqual(await priya.inbox(), written)
})

test('a client who texted STOP gets nothing more, and START undoes it', async t => {
  const salon = await theSalon(t)
  const { priya, theo } = salon
  await priya.text('Stop. 🛑')
  await assert.rejects(
    theo.reply(priyasPhone, 'See you Friday?'),
    refused('asked not to be texted')
  )
  await priya.text('stop by at 5?')
  await assert.rejects(theo.reply(priyasPhone, 'Sure'), refused('asked not to be texted'))
  await priya.text('START')
  const { id } = await theo.reply(priyasPhone, 'Welcome back')
  await eventually(statusOf(salon, id), status => status === 'delivered')
  assert.deepEqual(await priya.inbox(), ['Welcome back'])
})

test('a STOP that overtakes a waiting text keeps it from leaving', async t => {
  const salon = await theSalon(t)
  const { priya, theo, carrier } = salon
  await priya.text('Hello')
  await carrier.control('faults', {
    match: { body: 'See you*' },
    times: 1,
    fault: { kind: 'busy' }
  })
  const { id } = await theo.reply(priyasPhone, 'See you Friday?')
  await eventually(
    () => carrier.ledger('refused'),
    entries => entries.length === 1
  )
  await priya.text('STOP')
  await eventually(statusOf(salon, id), status => status === 'failed')
  const message = (await theo.thread(priyasPhone)).find(each => each.id === id)
  assert.equal(message?.failure?.reason, 'opted-out')
  assert.deepEqual(await priya.inbox(), [])
})

test('a text that cannot be delivered says plainly why', async t => {
  const salon = await theSalon(t)
  const { priya, theo, carrier } = salon
  await priya.text('Hello')
  await carrier.control('faults', {
    match: { body: 'one' },
    times: 1,
    fault: { kind: 'code', code: 30006 }
  })
  await carrier.control('faults', {
    match: { body: 'two' },
    times: 1,
    fault: { kind: 'code', code: 21610 }
  })
  const one = await theo.reply(priyasPhone, 'one')
  const two = await theo.reply(priyasPhone, 'two')
  await eventually(
    statusOf(salon, one.id),
    status => status === 'undelivered' || status === 'failed'
  )
  await eventually(statusOf(salon, two.id), status => status === 'failed')
  const thread = await theo.thread(priyasPhone)
  const failures = [one, two].map(({ id }) => thread.find(each => each.id === id)?.failure)
  assert.deepEqual(
    failures.map(failure => [failure?.reason, failure?.carrierCode]),
    [
      ['landline', '30006'],
      ['opted-out', '21610']
    ]
  )
  assert.equal((await theo.inbox('failed')).length, 1)
})

test('nobody else can read or answer: hidden, foreign and missing look the same', async t => {
  const { gloria, zoe, ines, theo } = await theSalon(t)
  await gloria.text('For Theo only')
  const { id } = await theo.conversationWith(gloria.phone)
  const paths = [`/api/v1/conversations/${id}`, `/api/v1/conversations/${newId()}`]
  const answers = await Promise.all(
    [zoe, ines].flatMap(person =>
      paths.map(async path => {
        const response = await person.fetch(path)
        const { requestId: _, ...problem } = await response.json()
        return { status: response.status, ...problem }
      })
    )
  )
  for (const answer of answers) assert.deepEqual(answer, answers[0])
  assert.equal(answers[0]!.status, 404)
})
