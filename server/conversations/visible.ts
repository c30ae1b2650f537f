import type { Conversation } from '@parlor/contract/conversations.ts'
import type { ConversationReach } from '@parlor/contract/permissions.ts'
import type { Tx } from '../platform/db.ts'
import type { Caller } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'

/** Who may hear of an event: whoever may see the conversation, or the client, when it is told, the
 * named people alone, or everybody who works here. */
export type Audience =
  | { conversation: string }
  | { ofClient: string }
  | { only: string[] }
  | { everybody: true }

const isOwn = 'c.assignee_id = $3'
const isHers = `exists (
    select from clients own where own.business_id = $1
      and own.id = c.client_id and own.provider_id = $3)`
const hasAppointment = `exists (
    select from client_providers had where had.business_id = $1
      and had.client_id = c.client_id and had.staff_id = $3)`
/** A client's home location; a stranger belongs to the location whose number was texted. */
export const location = `coalesce(
    (select at_home.location_id from clients at_home
      where at_home.business_id = c.business_id and at_home.id = c.client_id),
    (select ours.location_id from numbers ours
      where ours.business_id = c.business_id and ours.id = c.number_id))`
const isHere = `(not exists (select from staff_locations anywhere
      where anywhere.business_id = $1 and anywhere.staff_id = $3)
    or exists (select from staff_locations here
      where here.business_id = $1 and here.staff_id = $3
        and here.location_id = ${location}))`

/** Who may see a conversation, as SQL on `c`: `$1` the business, `$2` how far they see, `$3` who they
 * are. Used by everything that lists, finds or counts; the live socket asks `sees`, which must say the
 * same. What was deleted is visible to nobody. Each part names the business by `$1`, so that her
 * clients can be found once instead of once for each conversation. */
export const visible = `(c.deleted_at is null and case $2::text
    when 'all' then true
    when 'clients' then ${isOwn} or c.client_id is not null
    when 'location' then ${isOwn} or ${isHere}
    when 'appointments' then ${isOwn} or ${isHers} or ${hasAppointment}
    when 'assigned' then ${isOwn} or ${isHers}
    else false
  end)`

export function viewer(caller: Caller): [ConversationReach, string] {
  return [(caller as StaffCaller).rights.reach, caller.id]
}

export function audienceOf(conversation: Pick<Conversation, 'id'>): Audience {
  return { conversation: conversation.id }
}

/** What decides who sees a conversation, as it stands when an event is told. */
type Facts = {
  assignee: string | null
  client: boolean
  provider: string | null
  providers: string[]
  location: string | null
}

/** The audience of an event `e`, with what decides it now: whoever lost sight of a conversation does
 * not hear what happened in it before, either. */
export const audienceNow = `(case when e.audience ? 'conversation' then e.audience || coalesce((
    select jsonb_build_object('assignee', c.assignee_id, 'client', c.client_id is not null,
      'provider', (select k.provider_id from clients k
        where k.business_id = c.business_id and k.id = c.client_id),
      'providers', array(select p.staff_id from client_providers p
        where p.business_id = c.business_id and p.client_id = c.client_id),
      'location', ${location})
    from conversations c
    where c.business_id = e.business_id and c.id = (e.audience->>'conversation')::uuid), '{}')
  when e.audience ? 'ofClient' then e.audience || coalesce((
    select jsonb_build_object('provider', k.provider_id,
      'providers', array(select p.staff_id from client_providers p
        where p.business_id = k.business_id and p.client_id = k.id),
      'location', k.location_id)
    from clients k
    where k.business_id = e.business_id and k.id = (e.audience->>'ofClient')::uuid),
    '{"only": []}')
  else e.audience end)`

type Told =
  | { only: string[] }
  | { everybody: true }
  | { own: string[] } // as it was written before locations were known
  | ({ ofClient: string } & Partial<Facts>)
  | ({ conversation: string } & Partial<Facts>)

/** The same question as `visible`, about an audience with its facts. */
export function sees(caller: StaffCaller, audience: unknown): boolean {
  const who = audience as Told
  if ('only' in who) return who.only.includes(caller.id)
  if ('ofClient' in who) return seesClient(caller, who)
  if ('everybody' in who || caller.rights.reach === 'all') return true
  if (caller.rights.reach === 'none') return false
  if ('own' in who) return who.own.includes(caller.id)
  return who.assignee === caller.id || reaches(caller, who)
}

function reaches({ id, rights }: Pick<StaffCaller, 'id' | 'rights'>, who: Partial<Facts>): boolean {
  switch (rights.reach) {
    case 'clients':
      return who.client === true
    case 'location':
      return (
        rights.locationIds.length === 0 ||
        (who.location != null && rights.locationIds.includes(who.location))
      )
    case 'appointments':
      return who.provider === id || (who.providers ?? []).includes(id)
    case 'assigned':
      return who.provider === id
    default:
      return false
  }
}

/** The same question as `clientSeen`. */
function seesClient({ id, rights }: StaffCaller, who: Partial<Facts>): boolean {
  if (rights.reach === 'none') return false // without the right to see any conversation
  return (
    rights.clients === 'all' || reaches({ id, rights: { ...rights, reach: rights.clients } }, who)
  )
}

/** The audience of what is told without being kept: who may see this conversation now? */
export async function audienceOfNow(tx: Tx, conversationId: string): Promise<object> {
  const row = await tx.first<{ audience: object }>(
    `select ${audienceNow} as audience
     from (select $1::uuid as business_id, $2::jsonb as audience) e`,
    [tx.businessId, JSON.stringify({ conversation: conversationId })]
  )
  return row!.audience
}
