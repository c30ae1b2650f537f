import type { FastifyInstance } from 'fastify'
import {
  getCalendarFeed,
  renewCalendarFeed,
  stopCalendarFeed
} from '@parlor/contract/calendar-feeds.ts'
import { type Caller, type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { deleteFeed, type FeedRow, findFeed, putNewFeed } from './calendar-feeds.ts'
import { addressOf, type Asked, readCalendar } from './feed-calendar.ts'

/** One's own calendar, and nobody else's. */
export function calendarRoutes(platform: Platform): Route[] {
  const shown = (feed: FeedRow, { businessId, id: staffId }: Caller) => ({
    address: addressOf(platform, { businessId, staffId }, feed),
    madeAt: feed.madeAt
  })
  return [
    route(getCalendarFeed, async (tx, _, caller) => {
      const feed = await findFeed(tx, caller.id)
      return { feed: feed && shown(feed, caller) }
    }),
    route(renewCalendarFeed, async (tx, _, caller) => ({
      feed: shown(await putNewFeed(tx, caller.id), caller)
    })),
    route(stopCalendarFeed, async (tx, _, caller) => {
      await deleteFeed(tx, caller.id)
      return {}
    })
  ]
}

/** Where calendars ask, every quarter of an hour and without a sign-in: the address is the key. */
export function addCalendars(app: FastifyInstance, platform: Platform): void {
  app.get('/calendars/:businessId/:staffId/:file', async (request, reply) => {
    const { file, ...whose } = request.params as Omit<Asked, 'secret'> & { file: string }
    const asked = { ...whose, secret: file.replace(/\.ics$/, '') }
    const calendar = await readCalendar(platform, asked)
    if (!calendar) {
      reply.header('cache-control', 'no-store')
      return reply.code(404).type('text/plain').send('There is no calendar at this address.\n')
    }
    reply.header('cache-control', 'private, no-cache').header('etag', calendar.tag)
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/)
    if (known.some(tag => tag.replace(/^W\//, '') === calendar.tag)) return reply.code(304).send()
    return reply.type('text/calendar; charset=utf-8').send(calendar.body)
  })
}
