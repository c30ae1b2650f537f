import * as z from 'zod/mini'
import { Cursor, ConversationRow, Filters, View } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Message } from './messaging.ts'
import { Instant } from './time.ts'

export const searchLimits = { pageHits: 30, savedViewsMax: 50, nameCharactersMax: 40 }

export const searchConversations = endpoint('GET', '/conversation-search', {
  may: 'conversations.view-own',
  summary: 'A view narrowed by filters, newest first; with `q` by name, number or client',
  input: z.extend(Filters, { view: z._default(View, 'all'), before: z.optional(Cursor) }),
  reply: z.object({
    seq: z.number(),
    rows: z.array(ConversationRow), // may be few while `next` says that there is more to look through
    next: z.nullable(z.string())
  })
})

/** A text that holds the words. `marks` are where they stand in `message.body`, in UTF-16 units. */
export const Hit = z.object({
  message: Message,
  conversation: ConversationRow,
  marks: z.array(z.tuple([z.number(), z.number()]))
})
export type Hit = z.infer<typeof Hit>

export const searchMessages = endpoint('GET', '/message-search', {
  may: 'conversations.view-own',
  summary: 'Texts that hold every word of `q` (the last may be unfinished), newest first',
  input: z.extend(Filters, {
    conversationId: z.optional(Id), // in this one alone
    before: z.optional(Cursor)
  }),
  reply: z.object({
    hits: z.array(Hit), // may be few while `next` says that there is more to look through
    next: z.nullable(z.string()),
    searchedTo: z.nullable(Instant) // how far back it looked; null: to the beginning
  })
})

/** What the filters can be set to. */
export const getFilterChoices = endpoint('GET', '/filter-choices', {
  may: 'conversations.view-own',
  summary: 'The client types, groups and locations of the business',
  input: z.object({}),
  reply: z.object({
    clientTypes: z.array(z.string()),
    groups: z.array(z.object({ id: Id, name: z.string() })),
    locations: z.array(z.object({ id: Id, name: z.string() }))
  })
})

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  isShared: z.boolean(),
  ownerId: Id,
  view: View,
  filters: Filters
})
export type SavedView = z.infer<typeof SavedView>

export const listSavedViews = endpoint('GET', '/saved-views', {
  may: 'conversations.view-own',
  summary: 'Mine and those shared with all',
  input: z.object({}),
  reply: z.object({ savedViews: z.array(SavedView) })
})

export const saveView = endpoint('PUT', '/saved-views/:id', {
  may: 'conversations.view-own',
  summary: 'Keep a view with its filters under a name; the same id again replaces it',
  input: z.object({
    id: Id,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(searchLimits.nameCharactersMax)),
    isShared: z._default(z.boolean(), false),
    view: View,
    filters: Filters
  }),
  reply: z.object({ savedView: SavedView })
})

export const deleteSavedView = endpoint('DELETE', '/saved-views/:id', {
  may: 'conversations.view-own',
  summary: 'Forget a saved view of mine; a shared one needs the right to change settings',
  input: z.object({ id: Id }),
  reply: z.object({})
})
