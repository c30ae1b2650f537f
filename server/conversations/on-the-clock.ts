import { getBusiness, markAutoClosed } from '../businesses/businesses.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { businessesToAutoClose, businessesWithDueSnoozes } from './sweeps.ts'
import { closeIdle, wakeDue } from './state.ts'
import { tellChanges } from './tell.ts'

const limits = { businesses: 500, atOnce: 100 } // conversations in one transaction

/** What was put off comes back at its time. */
export async function wakeSnoozed(db: Db): Promise<void> {
  for (const businessId of await businessesWithDueSnoozes(db, now(), limits.businesses)) {
    await untilDone(db, businessId, async tx => {
      const woken = await wakeDue(tx, now(), limits.atOnce)
      await tellChanges(tx, idsOf(woken), { kind: 'woken', byId: null })
      return woken.length
    })
  }
}

/** Once in every local day, early in the morning: what nobody has touched for days is closed. */
export async function autoClose(db: Db): Promise<void> {
  for (const businessId of await businessesToAutoClose(db, now(), limits.businesses)) {
    await untilDone(db, businessId, async tx => {
      const { autoCloseDays: days, timeZone } = await getBusiness(tx)
      if (days === null) return 0
      const closed = await closeIdle(tx, { days, timeZone, most: limits.atOnce })
      await tellChanges(tx, idsOf(closed), { kind: 'closed', byId: null, name: String(days) })
      if (closed.length < limits.atOnce) await markAutoClosed(tx)
      return closed.length
    })
  }
}

async function untilDone(db: Db, businessId: string, some: (tx: Tx) => Promise<number>) {
  let done: number
  do done = await db.inBusiness(businessId, some)
  while (done === limits.atOnce)
}

const idsOf = (rows: { id: string }[]) => rows.map(row => row.id)
