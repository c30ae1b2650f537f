import { now } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { sha256 } from '../platform/secrets.ts'

/** Wrong tries cost time, and never lock anybody out. An account waits longer at each; an address
 * may try for many accounts, so it waits later. */
const freeTries = { account: 4, address: 20 }
const delaySecondsMax = { account: 60, address: 300 }
const forgottenAfterMs = 3_600_000

type Attempt = { email: string; address: string }
type Kind = keyof typeof freeTries

function keysOf(attempt: Attempt): [Kind, Buffer][] {
  return [
    ['account', sha256(`account ${attempt.email.trim().toLowerCase()}`)],
    ['address', sha256(`address ${network(attempt.address)}`)]
  ]
}

/** One household has one IPv4 address, or one /64 of IPv6. */
function network(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}

export async function delayUntil(db: Db, attempt: Attempt): Promise<Date | null> {
  const row = await db.first<{ until: string | null }>(
    'select max(next_try_at) as until from sign_in_delays where key = any($1) and next_try_at > $2',
    [keysOf(attempt).map(([, key]) => key), now()]
  )
  return row?.until ? new Date(row.until) : null
}

export async function noteFailure(db: Db, attempt: Attempt): Promise<void> {
  for (const [kind, key] of keysOf(attempt)) {
    const { failures } = (await db.first<{ failures: number }>(
      `insert into sign_in_delays (key, failures, next_try_at) values ($1, 1, $2)
       on conflict (key) do update set failures =
         case when sign_in_delays.next_try_at < $3 then 1 else sign_in_delays.failures + 1 end
       returning failures`,
      [key, now(), new Date(now().getTime() - forgottenAfterMs)]
    ))!
    const over = failures - freeTries[kind]
    const seconds = over <= 0 ? 0 : Math.min(2 ** over, delaySecondsMax[kind])
    await db.rows('update sign_in_delays set next_try_at = $2 where key = $1', [
      key,
      new Date(now().getTime() + seconds * 1000)
    ])
  }
}

/** Only the account is forgiven: who owns one account must not clear an address for others. */
export async function clearDelay(db: Db, attempt: Attempt): Promise<void> {
  await db.rows('delete from sign_in_delays where key = $1', [keysOf(attempt)[0]![1]])
}
