import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { notFound } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { findItem, putRead, putReadThrough } from './reads.ts'

/** One’s own other screens hear of it, and nobody else. */
export async function readOne(tx: Tx, id: string, me: Caller): Promise<void> {
  const item = await findItem(tx, me, id)
  if (!item) throw notFound('notification')
  await putRead(tx, me.id, id, item.at)
  tx.append({
    audience: { only: [me.id] },
    event: { type: 'notifications.read', ids: [id], through: null }
  })
}

export async function readAll(tx: Tx, asked: string, me: Caller): Promise<string> {
  // A clock that runs ahead must not hide what is still to come.
  const moment = new Date(Math.min(Date.parse(asked), now().getTime()))
  const earliest = new Date('2000-01-01T00:00:00.000Z') // no database need know the year 0
  const through = await putReadThrough(tx, me.id, moment < earliest ? earliest : moment)
  tx.append({
    audience: { only: [me.id] },
    event: { type: 'notifications.read', ids: [], through }
  })
  return through
}
