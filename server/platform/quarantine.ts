import { newId } from '@parlor/contract/ids.ts'
import { now } from './clock.ts'
import type { Db } from './db.ts'

export type QuarantineReason = 'bad-signature' | 'malformed' | 'story-threw'

export type KeptRequest = {
  carrier: string
  token: string
  reason: QuarantineReason
  method: string
  url: string
  headers: Record<string, string | undefined>
  body: Buffer
}

/** What strangers send must not fill the disk; what we ourselves could not take is kept longer. */
const rowsMax: Record<QuarantineReason, number> = {
  'bad-signature': 1_000,
  malformed: 1_000,
  'story-threw': 100_000
}

/** Keeps a request that was not taken, so that a wrong check can be repaired without loss. */
export async function quarantine(db: Db, request: KeptRequest): Promise<void> {
  await db.rows(
    `insert into quarantine (id, at, carrier, token, reason, method, url, headers, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      now(),
      request.carrier,
      request.token,
      request.reason,
      request.method,
      request.url,
      request.headers,
      request.body
    ]
  )
  await db.rows(
    `delete from quarantine where id in (
       select id from quarantine where reason = $1 order by at desc offset $2
     )`,
    [request.reason, rowsMax[request.reason]]
  )
}
