import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { theSalon } from '../testing/salon.ts'
import { fairShares } from './fair-shares.ts'

const settled = () => new Promise<void>(done => setImmediate(done))

/** Whoever enters stands in `inside`, in order; `leave` lets the first of that business go. */
function aRoom(options: { places: number; each: number; waitMs?: number }) {
  const shares = fairShares({ waitMs: 10_000, ...options })
  const inside: string[] = []
  const exits: { who: string; leave: () => void }[] = []
  return {
    inside,
    shares,
    come: (who: string) =>
      shares.enter(who).then(leave => {
        inside.push(who)
        exits.push({ who, leave })
      }),
    async leave(who: string) {
      const at = exits.findIndex(each => each.who === who)
      exits.splice(at, 1)[0]!.leave()
      await settled()
    }
  }
}

test('one business alone never holds every place', async () => {
  const room = aRoom({ places: 9, each: 6 })
  for (let i = 0; i < 50; i++) void room.come('noisy').catch(() => undefined)
  await settled()
  assert.equal(room.inside.length, 6)
  await room.come('quiet')
  assert.equal(room.inside.at(-1), 'quiet')
})

test('of those who wait, the business that holds least goes first, and in turn', async () => {
  const room = aRoom({ places: 3, each: 3 })
  for (let i = 0; i < 20; i++) void room.come('noisy').catch(() => undefined)
  await settled()
  for (let i = 0; i < 2; i++) {
    for (const who of ['quiet', 'calm']) void room.come(who)
  }
  await room.leave('noisy')
  await room.leave('noisy')
  await room.leave('noisy')
  assert.deepEqual(room.inside.slice(3), ['quiet', 'calm', 'noisy'])
})

test('who waits too long is told to try again, and leaves nothing behind', async () => {
  const room = aRoom({ places: 1, each: 1, waitMs: 20 })
  await room.come('noisy')
  await assert.rejects(room.come('noisy'), /Try again in a moment/)
  await assert.rejects(room.come('quiet'), /Try again in a moment/)
  assert.equal(room.shares.waiting(), 0)
  await room.leave('noisy')
  await room.come('quiet')
})

test('whatever comes and goes, no place is lost', async () => {
  const room = aRoom({ places: 4, each: 3 })
  const all = Array.from({ length: 200 }, (_, at) => room.come(`business ${at % 7}`))
  for (let left = 0; left < 200; ) {
    await settled()
    for (const who of room.inside.splice(0)) {
      await room.leave(who)
      left++
    }
  }
  await Promise.all(all)
  assert.equal(room.shares.waiting(), 0)
})

test('a hundred slow requests of one business delay no request of its neighbour', async () => {
  const shop = await theSalon({ after })
  const { db } = shop.server.platform
  let done = 0
  const noisy = Array.from({ length: 100 }, () =>
    db
      .inBusiness(shop.salon.businessId, tx => tx.rows('select pg_sleep(0.05)'))
      .then(
        () => void done++,
        () => void done++
      )
  )
  await settled()
  assert.equal((await shop.ines.inbox('all')).length, 0)
  assert.ok(done < 50, `${done} of the other business’s requests went first`)
  await Promise.all(noisy)
})
