import { query } from './shop.ts'

export type RowChecks = {
  rows: number
  lost: number
  doubled: number
  order: number
  counts: number
}

/** After a run: every acknowledged text is there once, in the order in which its client sent it;
 * each unread count and each business's event numbers agree. `order` and `counts` count faults. */
export async function checkRows(
  ownerUrl: string,
  acknowledged: Set<string>,
  unansweredBefore: Map<string, number>
): Promise<RowChecks> {
  const rows = await query<{ sid: string; conversation: string; nth: number }>(
    ownerUrl,
    `select carrier_message_id as sid, conversation_id as conversation,
       substring(body from '#(\\d+)')::int as nth
     from messages where body like 'Bench #%' order by conversation_id, at`
  )
  const stored = new Map<string, number>()
  for (const { sid } of rows) stored.set(sid, (stored.get(sid) ?? 0) + 1)
  const outOfOrder = rows.filter((row, at) => {
    const before = rows[at - 1]
    return before?.conversation === row.conversation && before.nth >= row.nth
  })
  return {
    rows: rows.length,
    lost: [...acknowledged].filter(sid => !stored.has(sid)).length,
    doubled: [...stored.values()].filter(times => times > 1).length,
    order: outOfOrder.length,
    counts: (await wrongCounts(ownerUrl, rows, unansweredBefore)) + (await wrongEvents(ownerUrl))
  }
}

export async function unansweredCounts(ownerUrl: string): Promise<Map<string, number>> {
  const rows = await query<{ id: string; unanswered: number }>(
    ownerUrl,
    'select id, unanswered from conversations'
  )
  return new Map(rows.map(row => [row.id, row.unanswered]))
}

async function wrongCounts(
  ownerUrl: string,
  rows: { conversation: string }[],
  before: Map<string, number>
): Promise<number> {
  const expected = new Map(before)
  for (const { conversation } of rows) {
    expected.set(conversation, (expected.get(conversation) ?? 0) + 1)
  }
  const now = await unansweredCounts(ownerUrl)
  return [...expected].filter(([id, count]) => now.get(id) !== count).length
}

/** Businesses whose numbers have a gap, or whose events do not come in the order of the texts. */
async function wrongEvents(ownerUrl: string): Promise<number> {
  const [gaps] = await query<{ count: number }>(
    ownerUrl,
    `select count(*)::int as count from event_counters c where c.last <> (
       select count(*) from events e where e.business_id = c.business_id
         and e.seq between 1 and c.last)`
  )
  const [overtaken] = await query<{ count: number }>(
    ownerUrl,
    `select count(*)::int as count from (
       select event->'message'->>'at' as at, lag(event->'message'->>'at') over (
         partition by business_id, event->'message'->>'conversationId' order by seq) as before
       from events where event->>'type' = 'message.received'
         and event->'message'->>'body' like 'Bench #%') each
     where at <= before`
  )
  return gaps!.count + overtaken!.count
}
