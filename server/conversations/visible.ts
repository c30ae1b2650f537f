import type { Conversation } from '@parlor/contract/conversations.ts'
import type { Caller } from '../platform/http.ts'

/** Who may hear of an event: those who see every conversation and those whose own it is, or the
 * named people alone. */
export type Audience = { own: string[] } | { only: string[] }

/** Who may see a conversation, as SQL on `c`: `$2` may they see all, `$3` who they are. Used by
 * list, get and counts; the live socket asks `sees`, which must say the same. What was deleted is
 * visible to nobody. */
export const visible = `c.deleted_at is null and ($2::boolean or c.assignee_id = $3 or exists (
    select from clients own where own.business_id = c.business_id
      and own.id = c.client_id and own.provider_id = $3))`

export function viewer(caller: Caller): [boolean, string] {
  return [caller.may('conversations.view-all'), caller.id]
}

export function audienceOf(conversation: Conversation): Audience {
  const own = [conversation.assigneeId, conversation.client?.providerId]
  return { own: own.filter(id => id != null) }
}

export function sees(caller: Caller, audience: unknown): boolean {
  const who = audience as Audience
  if ('only' in who) return who.only.includes(caller.id)
  return caller.may('conversations.view-all') || who.own.includes(caller.id)
}
