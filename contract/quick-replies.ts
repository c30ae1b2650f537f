import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { messagingLimits } from './messaging.ts'

export const quickReplyLimits = { nameCharactersMax: 60, perPersonMax: 500 }

/** The merge fields: `{{client_first_name}}`. */
export const mergeFields = [
  'client_first_name',
  'client_name',
  'my_first_name',
  'my_name',
  'business_name',
  'location_name'
] as const
export type MergeField = (typeof mergeFields)[number]

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

/** Why a text cannot leave as it stands: a merge field in it has no value. Null when it can. */
export function whyNotFilled({ unfilled }: Filled): string | null {
  const [name] = unfilled
  if (name === undefined) return null
  return `“${name.replaceAll('_', ' ')}” is not known here. Write it yourself, or take {{${name}}} out.`
}

const fieldPattern = /\{\{\s*([a-z_]+)\s*\}\}/g

export type Filled = { text: string; unfilled: string[] }

/** Fills merge fields in. Those without a value stay as they are, and stop the send. */
export function fillMergeFields(
  body: string,
  values: Partial<Record<MergeField, string | null>>
): Filled {
  const unfilled = new Set<string>()
  const text = body.replace(fieldPattern, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as MergeField] : null
    if (value) return value
    unfilled.add(name)
    return whole
  })
  return { text, unfilled: [...unfilled] }
}
