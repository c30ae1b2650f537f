import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { theSalon } from '../testing/salon.ts'
import { openDb, type Tx } from './db.ts'
import { serverUrl } from './migrate.ts'

const shop = await theSalon({ after })
// One business may never hold the last place: of two there is one for stories.
const db = openDb({ url: serverUrl(shop.databaseUrl), deskConnections: 2 })
after(() => db.close())
const whose = "select current_setting('app.business_id', true) as it"

test('what a story leaves behind asks nothing more: its connection is another’s by then', async () => {
  for (const ends of ['well', 'badly'] as const) {
    const later = Promise.withResolvers<void>()
    let left: Promise<unknown> = Promise.resolve()
    const story = db.inBusiness(shop.salon.businessId, async (tx: Tx) => {
      left = later.promise.then(() => tx.rows(whose))
      if (ends === 'badly') throw new Error('No.')
    })
    await story.catch(() => undefined)
    await db.inBusiness(shop.nextDoor.businessId, async tx => {
      later.resolve()
      await assert.rejects(left, /is over/, ends)
      assert.deepEqual(await tx.rows(whose), [{ it: shop.nextDoor.businessId }])
    })
  }
})
