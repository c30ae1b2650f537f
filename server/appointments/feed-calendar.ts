import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { getBusiness } from '../businesses/businesses.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Platform } from '../platform/platform.ts'
import { sameText, type Secrets, sha256 } from '../platform/secrets.ts'
import { findRights } from '../staff/rights.ts'
import { type FeedRow, type FeedVisit, findFeed, listFeedVisits } from './calendar-feeds.ts'

export type Asked = { businessId: string; staffId: string; secret: string }
export type Calendar = { body: string; tag: string }

type Whose = { businessId: string; staffId: string }

/** The same row makes the same address: it can be shown again, and stands in no table. */
export function addressOf(platform: Platform, whose: Whose, feed: FeedRow): string {
  const { businessId, staffId } = whose
  const secret = secretOf(platform.secrets, whose, feed)
  return `${platform.publicUrl}/calendars/${businessId}/${staffId}/${secret}.ics`
}

function secretOf(secrets: Secrets, { businessId, staffId }: Whose, { secretId }: FeedRow): string {
  return secrets.sign('calendar-feed', `${businessId} ${staffId} ${secretId}`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Null, whatever the reason: whoever guesses learns nothing from it. */
export async function readCalendar(
  { db, secrets, publicUrl }: Pick<Platform, 'secrets' | 'publicUrl'> & { db: Db },
  { businessId, staffId, secret }: Asked
): Promise<Calendar | null> {
  if (!uuid.test(businessId) || !uuid.test(staffId)) return null
  return db.inBusiness(businessId, async tx => {
    const feed = await findFeed(tx, staffId)
    if (!feed || !sameText(secret, secretOf(secrets, { businessId, staffId }, feed))) return null
    const rights = await findRights(tx, staffId)
    if (!rights?.permissions.has('appointments.view')) return null
    return write(tx, staffId, publicUrl)
  })
}

async function write(tx: Tx, staffId: string, publicUrl: string): Promise<Calendar> {
  const business = await getBusiness(tx)
  const calendar = ical({
    name: business.name,
    prodId: { company: 'Parlor', product: 'Appointments', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
    // Moments are in UTC, which no clock that is put back makes ambiguous; this is how they are shown.
    x: [['X-WR-TIMEZONE', business.timeZone]]
  })
  for (const visit of await listFeedVisits(tx, staffId))
    calendar.createEvent(event(visit, publicUrl))
  const body = calendar.toString()
  return { body, tag: `"${sha256(body).toString('base64url')}"` }
}

/** Many calendars show a cancelled event like any other: so its title says it, too. */
function event(visit: FeedVisit, publicUrl: string) {
  const isCancelled = visit.status === 'cancelled'
  const what = [visit.service, visit.client].filter(Boolean).join(' · ') || 'Appointment'
  const mark = isCancelled ? 'Cancelled: ' : visit.status === 'no-show' ? 'Missed: ' : ''
  return {
    id: `${visit.id}@parlor`,
    start: new Date(visit.startsAt),
    end: new Date(visit.endsAt),
    stamp: new Date(visit.changedAt),
    lastModified: new Date(visit.changedAt),
    sequence: visit.version - 1,
    summary: mark + what,
    location: visit.location,
    url: `${publicUrl}/appointments/${visit.id}`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency:
      isCancelled || visit.status === 'no-show'
        ? ICalEventTransparency.TRANSPARENT
        : ICalEventTransparency.OPAQUE
  }
}
