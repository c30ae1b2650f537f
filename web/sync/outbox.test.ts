import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '@parlor/contract/messaging.ts'
import { Refused, Unheard } from '../call.ts'
import { ourText } from '../testing/samples.ts'
import { openOutbox, type OutboxStorage } from './outbox.ts'
import type { OutboxItem } from './pending.ts'

type Answer = 'accepted' | Error

/** A browser's storage and a server that answers what it is told to. */
function aBrowser(answers: Answer[] = []) {
  const kept = new Map<string, OutboxItem>()
  const storage: OutboxStorage = {
    read: async () => [...kept.values()],
    keep: async item => void kept.set(item.id, item),
    drop: async id => void kept.delete(id),
    isThere: async id => kept.has(id)
  }
  const asked: { id: string; body: string; lastSeenId?: string | null }[] = []
  const sent: Message[] = []
  let items: readonly OutboxItem[] = []
  const open = (staffId = 'maya') =>
    openOutbox({
      staffId,
      businessId: 'fern',
      storage,
      onChange: now => {
        items = now
      },
      onSent: message => sent.push(message),
      async send({ messageId, id, body, lastSeenId }) {
        asked.push({ id: messageId, body, ...(lastSeenId && { lastSeenId }) })
        const answer = answers.shift() ?? 'accepted'
        if (answer !== 'accepted') throw answer
        return { message: ourText(id, 1, { id: messageId, body, status: 'queued' }) }
      }
    })
  return { open, kept, asked, sent, items: () => items }
}

/** Lets everything that waits for nothing but itself come to its end. */
const settled = () => new Promise<void>(resolve => setImmediate(() => setImmediate(resolve)))
const toPriya = (body: string) => ({ conversationId: 'priya', body })

test('texts of one conversation leave in the order in which they were written', async () => {
  const { open, asked, kept } = aBrowser()
  const outbox = open()
  await Promise.all(['one', 'two', 'three'].map(body => outbox.add(toPriya(body))))
  await settled()
  deepEqual(
    asked.map(each => each.body),
    ['one', 'two', 'three']
  )
  equal(kept.size, 0)
})

test('a text whose answer was lost goes again under the same id', async () => {
  const { open, asked, sent } = aBrowser([new Unheard('network')])
  const outbox = open()
  await outbox.add(toPriya('See you at 4:30'))
  await settled()
  outbox.wake()
  await settled()
  equal(asked.length, 2)
  equal(asked[0]?.id, asked[1]?.id)
  equal(sent.length, 1)
  outbox.close()
})

test('what waits when the page is closed is sent by the next page', async () => {
  const { open, asked, kept } = aBrowser([new Unheard('network')])
  const first = open()
  await first.add(toPriya('Kettle is on'))
  await settled()
  first.close()
  equal(kept.size, 1)
  open()
  await settled()
  equal(asked.at(-1)?.body, 'Kettle is on')
  equal(kept.size, 0)
})

test('a colleague at the same screen does not send what I wrote', async () => {
  const { open, asked, kept } = aBrowser([new Unheard('network')])
  const mine = open('maya')
  await mine.add(toPriya('Only from me'))
  await settled()
  mine.close()
  open('theo')
  await settled()
  equal(asked.length, 1)
  equal(kept.size, 1)
})

test('a refusal stays with its reason, holds nobody up, and goes again when a person says so', async () => {
  const refusal = new Refused(
    { type: '', title: '', status: 409, code: 'opted-out', detail: 'She texted STOP.' },
    null
  )
  const { open, asked, items } = aBrowser([refusal])
  const outbox = open()
  await outbox.add(toPriya('one'))
  await outbox.add(toPriya('two'))
  await settled()
  deepEqual(
    items().map(item => [item.body, item.refusal?.detail]),
    [['one', 'She texted STOP.']]
  )
  outbox.retry(items()[0]!.id)
  await settled()
  deepEqual(
    asked.map(each => each.body),
    ['one', 'two', 'one']
  )
  equal(items().length, 0)
})

test('a text that a colleague’s crossed waits for a word, and goes anyway as seen', async () => {
  const problem = { type: '', title: '', status: 409, code: 'collision', detail: 'Theo replied.' }
  const { open, asked, items, kept } = aBrowser([new Refused(problem, null)])
  const outbox = open()
  let told = 0
  await outbox.add({ ...toPriya('one'), how: { lastSeenId: 'a' }, onSent: () => told++ })
  await settled()
  equal(items()[0]?.refusal?.code, 'collision')
  deepEqual([kept.size, told], [1, 0])
  outbox.retry(items()[0]!.id, { lastSeenId: 'theos' })
  await settled()
  deepEqual(
    asked.map(each => each.lastSeenId),
    ['a', 'theos']
  )
  equal(asked[0]?.id, asked[1]?.id)
  deepEqual([items().length, told], [0, 1])
})

test('a server in trouble refuses nothing: the text waits', async () => {
  const busy = new Refused({ type: '', title: '', status: 503, code: 'away', detail: '' }, 5)
  const { open, items, kept } = aBrowser([busy])
  const outbox = open()
  await outbox.add(toPriya('one'))
  await settled()
  equal(items()[0]?.refusal, null)
  equal(kept.size, 1)
  outbox.close()
})

test('what another tab has sent meanwhile is not sent again', async () => {
  const { open, asked, kept, items } = aBrowser([new Unheard('network')])
  const outbox = open()
  await outbox.add(toPriya('one'))
  await settled()
  kept.clear()
  outbox.wake()
  await settled()
  equal(asked.length, 1)
  equal(items().length, 0)
  outbox.close()
})
