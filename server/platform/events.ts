import type { Value } from './db.ts'
import { now } from './clock.ts'

/** What happened, and who may hear of it. Both are the domain's; here they are only kept. */
export type NewEvent = { audience: object; event: object }
export type KeptEvent = { seq: number; audience: unknown; event: string } // the event as JSON text

export const eventLimits = {
  keptDays: 7,
  readRows: 500, // at a time
  forgottenBusinesses: 10_000, // at a run
  catchUpRows: 2_000 // a screen that missed more loads everything again
}

/** Numbers come from the business's counter row, whose lock is held from here to the commit. */
export function appendStatement(businessId: string, events: NewEvent[]) {
  const text = `
    with counter as (
      update event_counters set last = last + $2 where business_id = $1 returning last
    )
    insert into events (business_id, seq, at, audience, event)
    select $1, counter.last - $2 + new.place, $3, new.audience, new.event
    from counter, unnest($4::jsonb[], $5::jsonb[]) with ordinality as new (audience, event, place)
    returning (select last from counter) as seq`
  const values: Value[] = [
    businessId,
    events.length,
    now(),
    events.map(each => JSON.stringify(each.audience)),
    events.map(each => JSON.stringify(each.event))
  ]
  return { text, values }
}

type Reader = { rows<Row>(text: string, values?: Value[]): Promise<Row[]> }

/** `audience` is the domain's SQL on an event `e`: who may hear of it, as that stands now. */
export async function eventsAfter(
  tx: Reader & { businessId: string },
  seq: number,
  most: number,
  audience = 'e.audience'
) {
  return tx.rows<KeptEvent>(
    `select e.seq, ${audience} as audience, e.event::text as event from events e
     where e.business_id = $1 and e.seq > $2 order by e.seq limit $3`,
    [tx.businessId, seq, most]
  )
}

/** How far the business's numbers go, and up to which one the events are forgotten. */
export async function eventCounter(tx: Reader & { businessId: string }) {
  const rows = await tx.rows<{ last: number; forgottenThrough: number }>(
    `select last, forgotten_through as "forgottenThrough" from event_counters
     where business_id = $1`,
    [tx.businessId]
  )
  return rows[0] ?? { last: 0, forgottenThrough: 0 }
}

/** Deletes what is older than `before`. Screens that still ask for it load everything again. */
export async function forgetEvents(tx: Reader & { businessId: string }, before: Date) {
  await tx.rows(
    `with old as (
       delete from events where business_id = $1 and at < $2 returning seq
     )
     update event_counters
     set forgotten_through = greatest(forgotten_through, (select max(seq) from old))
     where business_id = $1 and exists (select from old)`,
    [tx.businessId, before]
  )
}

export function businessesWithOldEvents(db: Reader, before: Date): Promise<{ id: string }[]> {
  return db.rows('select businesses_with_old_events($1, $2) as id', [
    before,
    eventLimits.forgottenBusinesses
  ])
}
