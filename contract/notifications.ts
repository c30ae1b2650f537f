import * as z from 'zod/mini'
import { Conversation, Cursor } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { failureReasons } from './failures.ts'
import { TimeOfDay } from './hours.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'

export const notificationLimits = {
  pageRows: 30,
  pageRowsMax: 100,
  keptDays: 30,
  unreadMax: 99, // more are told as "99+"
  waitsMinutes: 15, // nobody has taken it for so long: the desk is told
  wordsCharacters: 140
}

/** What somebody is told of: what happened to a conversation that she may see, by somebody else. */
export const NotificationKind = z.enum([
  'text', // a client texted
  'failed', // a text of ours did not arrive
  'mention', // of me, in a note
  'assigned', // to me, by somebody else
  'opted-out', // a client texted STOP
  'booked',
  'moved',
  'confirmed',
  'cancelled'
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const notificationTabs = ['all', 'texts', 'mentions', 'failures', 'system'] as const
export const NotificationTab = z.enum(notificationTabs)
export type NotificationTab = z.infer<typeof NotificationTab>

const system: NotificationKind[] = ['assigned', 'opted-out']
const visits: NotificationKind[] = ['booked', 'moved', 'confirmed', 'cancelled']
export const kindsOfTab: Record<NotificationTab, readonly NotificationKind[]> = {
  all: NotificationKind.options,
  texts: ['text'],
  mentions: ['mention'],
  failures: ['failed'],
  system: [...system, ...visits]
}

export const Notification = z.object({
  id: Id, // of the text or of the entry in the thread
  kind: NotificationKind,
  at: Instant,
  isRead: z.boolean(), // read here, or with its conversation, or answered by somebody
  conversation: Conversation,
  words: z.string(), // of the text or of the note; of a visit what and with whom
  pictures: z.number(),
  byId: z.nullable(Id),
  until: z.nullable(Instant), // when the visit is
  failure: z.nullable(z.enum(failureReasons))
})
export type Notification = z.infer<typeof Notification>

export const listNotifications = endpoint('GET', '/notifications', {
  may: 'conversations.view-own',
  summary: 'What one is told of, newest first, for 30 days',
  input: z.object({
    tab: z._default(NotificationTab, 'all'),
    unread: z.optional(z.literal('yes')), // only what is not read
    before: z.optional(Cursor), // `next` of the page before
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(notificationLimits.pageRowsMax))
    )
  }),
  reply: z.object({
    seq: z.number(),
    notifications: z.array(Notification),
    mutedIds: z.array(Id), // conversations of which I want to hear nothing
    next: z.nullable(z.string())
  })
})

export const readNotification = endpoint('PUT', '/notifications/:id/read', {
  may: 'conversations.view-own',
  summary: 'Mark one notification as read',
  input: z.object({ id: Id }),
  reply: z.object({})
})

export const readNotifications = endpoint('POST', '/notifications-read', {
  may: 'conversations.view-own',
  summary: 'Mark everything as read that happened up to a moment',
  input: z.object({ through: Instant }),
  reply: z.object({ through: Instant })
})

/** What may be set for each: several kinds that people think of as one. */
export const newsEvents = ['texts', 'mentions', 'assigned', 'failures', 'visits', 'stops'] as const
export type NewsEvent = (typeof newsEvents)[number]
export const kindsOfEvent: Record<NewsEvent, readonly NotificationKind[]> = {
  texts: ['text'],
  mentions: ['mention'],
  assigned: ['assigned'],
  failures: ['failed'],
  visits,
  stops: ['opted-out']
}

/** The list of notifications has everything, always; these come on top. */
const NewsPlaces = z.object({
  count: z.boolean(), // in the count at the bell and in the title of the page
  ping: z.boolean(), // heard
  popUp: z.boolean() // shown by the computer, above other windows, while Parlor is open
})
export type NewsPlaces = z.infer<typeof NewsPlaces>
export type NewsPlace = keyof NewsPlaces
export const newsPlaces = ['count', 'ping', 'popUp'] as const satisfies NewsPlace[]

export const NotificationPreferences = z.object({
  events: z.object({
    texts: NewsPlaces,
    mentions: NewsPlaces,
    assigned: NewsPlaces,
    failures: NewsPlaces,
    visits: NewsPlaces,
    stops: NewsPlaces
  }),
  textsOf: z.enum(['everybody', 'mine-or-nobodys']), // conversations by whom they are assigned to
  hidesWords: z.boolean(), // in what pops up: no words and no name
  quiet: z.nullable(z.object({ from: TimeOfDay, until: TimeOfDay })) // by the business's clock
})
export type NotificationPreferences = z.infer<typeof NotificationPreferences>

const listed: NewsPlaces = { count: true, ping: false, popUp: false }
const heard: NewsPlaces = { count: true, ping: true, popUp: true }

/** Of whoever has chosen nothing yet. */
export const usualPreferences: NotificationPreferences = {
  events: {
    ...{ texts: heard, mentions: heard, assigned: heard },
    ...{ failures: listed, visits: listed, stops: listed }
  },
  textsOf: 'everybody',
  hidesWords: false,
  quiet: null
}

export const getNotificationPreferences = endpoint('GET', '/notification-preferences', {
  may: 'conversations.view-own',
  summary: 'What reaches me beside the list, and where',
  input: z.object({}),
  reply: z.object({ preferences: NotificationPreferences })
})

export const setNotificationPreferences = endpoint('PUT', '/notification-preferences', {
  may: 'conversations.view-own',
  summary: 'Choose what reaches me beside the list, and where; on all my screens at once',
  input: NotificationPreferences,
  reply: z.object({ preferences: NotificationPreferences })
})

export const countWaiting = endpoint('GET', '/waiting', {
  may: 'conversations.view-own',
  summary: 'How many conversations that nobody has taken have waited for 15 minutes',
  input: z.object({}),
  reply: z.object({ unassigned: z.number() })
})
