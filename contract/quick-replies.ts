import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { messagingLimits } from './messaging.ts'

export const quickReplyLimits = { nameCharactersMax: 60, perPersonMax: 500 }

export const QuickReply = z.object({
  id: Id,
  name: z.string(), // found by typing / and some of it
  body: z.string(),
  isShared: z.boolean(),
  ownerId: Id
})
export type QuickReply = z.infer<typeof QuickReply>

const fields = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(quickReplyLimits.nameCharactersMax)),
  body: z.string().check(z.minLength(1), z.maxLength(messagingLimits.bodyCharactersMax)),
  isShared: z._default(z.boolean(), false)
}

export const listQuickReplies = endpoint('GET', '/quick-replies', {
  may: 'messages.send',
  summary: 'Mine and those shared with all, by name',
  input: z.object({}),
  reply: z.object({ quickReplies: z.array(QuickReply) })
})

export const saveQuickReply = endpoint('PUT', '/quick-replies/:id', {
  may: 'messages.send',
  summary: 'Keep a text for later; the same id again replaces it. Sharing needs `settings.change`',
  input: z.object({ id: Id, ...fields }),
  reply: z.object({ quickReply: QuickReply })
})

export const deleteQuickReply = endpoint('DELETE', '/quick-replies/:id', {
  may: 'messages.send',
  summary: 'Forget a quick reply of mine; a shared one needs `settings.change`',
  input: z.object({ id: Id }),
  reply: z.object({})
})

/** Why somebody cannot share a quick reply with all, or null. */
export function whyNotShare(mayChangeSettings: boolean): string | null {
  if (mayChangeSettings) return null
  return 'Sharing with everybody needs the permission “settings.change”. An owner can grant it.'
}

/** Why somebody cannot change or delete this one, or null. */
export function whyNotChange(reply: QuickReply, mayChangeSettings: boolean): string | null {
  if (!reply.isShared || mayChangeSettings) return null
  return 'It is shared with everybody: that needs the permission “settings.change”.'
}
