import type { InputOf } from '@parlor/contract/endpoint.ts'
import {
  type listNotifications,
  type Notification,
  notificationLimits
} from '@parlor/contract/notifications.ts'
import { readCursor } from '../conversations/conversations.ts'
import { monotonicMs, now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import { listNews, nextSpots } from './news.ts'

const limits = { lookMs: 30 } // then it answers with what it has, and from where to go on
const dayMs = 86_400_000
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** One page of what happened, as its reader may see it. Who sees little of much is answered in time
 * too: the page may be short and say where to go on. */
export async function listForReader(
  tx: Tx,
  { tab, unread, before, limit: asked }: InputOf<typeof listNotifications>,
  me: Caller
): Promise<{ notifications: Notification[]; next: string | null }> {
  const limit = asked ?? notificationLimits.pageRows
  const since = new Date(now().getTime() - notificationLimits.keptDays * dayMs)
  const started = monotonicMs()
  const found: Notification[] = []
  let [at, id] = before ? readCursor(before) : ['infinity', lastId]
  for (;;) {
    const { spots, isLast } = await nextSpots(tx, { at, id }, { tab, since, me })
    const most = limit + 1 - found.length
    found.push(...(await listNews(tx, me, spots, { limit: most, onlyUnread: unread === 'yes' })))
    const notifications = found.slice(0, limit)
    if (found.length > limit) return { notifications, next: cursorOf(notifications.at(-1)!) }
    if (isLast) return { notifications, next: null }
    ;({ at, id } = spots.at(-1)!)
    if (monotonicMs() - started > limits.lookMs)
      return { notifications, next: cursorOf({ at, id }) }
  }
}

const cursorOf = ({ at, id }: { at: string; id: string }) => `${at}~${id}`
