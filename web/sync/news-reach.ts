import {
  kindsOfEvent,
  newsEvents,
  type NewsPlace,
  type Notification,
  type NotificationPreferences
} from '@parlor/contract/notifications.ts'

type Reader = {
  me: string
  clock: string // on the wall of the business: 19:05
}

/** Whether I want to be told of it there; in the list it stands anyway. */
export function reaches(
  { kind, conversation }: Pick<Notification, 'kind' | 'conversation'>,
  place: NewsPlace,
  { events, textsOf, quiet }: NotificationPreferences,
  { me, clock }: Reader
): boolean {
  const event = newsEvents.find(each => kindsOfEvent[each].includes(kind))!
  if (!events[event][place]) return false
  const isOthers = conversation.assigneeId !== null && conversation.assigneeId !== me
  if (event === 'texts' && textsOf === 'mine-or-nobodys' && isOthers) return false
  return place === 'count' || !isQuiet(quiet, clock)
}

/** From 19:00 until 08:00 leads over midnight; from and until the same time is the whole day. */
export function isQuiet(quiet: NotificationPreferences['quiet'], clock: string): boolean {
  if (!quiet) return false
  const { from, until } = quiet
  return from < until ? clock >= from && clock < until : clock >= from || clock < until
}
