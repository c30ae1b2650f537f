import type { Notification, NotificationKind } from '@parlor/contract/notifications.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { firstWord, nameOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import type { IconShape } from '../ui/icon.tsx'
import {
  ArrowIn,
  Ban,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  CircleAlert,
  UserPlus,
  Users
} from '../ui/icons.ts'
import { newsWords as t } from '../words/en-news.ts'
import { failureWords } from '../words/failures.ts'
import type { Times } from '../words/times.ts'

export const newsIcons: Record<NotificationKind, IconShape> = {
  text: ArrowIn,
  failed: CircleAlert,
  mention: Users,
  assigned: UserPlus,
  'opted-out': Ban,
  booked: CalendarPlus,
  moved: CalendarClock,
  confirmed: CalendarCheck,
  cancelled: CalendarDays
}

/** What happened, in one line: "Priya Raman texted". */
export function titleOf(one: Notification, colleagues: ReadonlyMap<string, Staff>): string {
  const who = nameOf(one.conversation)
  const by = firstWord(colleagues.get(one.byId ?? '')?.name ?? t.parlor)
  switch (one.kind) {
    case 'text':
      return t.texted(who)
    case 'failed':
      return t.failed(who)
    case 'mention':
      return t.mentioned(by, who)
    case 'assigned':
      return t.assigned(by, who)
    case 'opted-out':
      return t.stopped(who)
    default:
      return t[one.kind](who)
  }
}

/** And below it what it says. */
export function saidOf(one: Notification, times: Times): string {
  const { kind, words, pictures, failure, until } = one
  switch (kind) {
    case 'failed':
      return t.notDelivered(failure ? failureWords[failure].why : t.noReason)
    case 'opted-out':
      return t.stoppedHelp
    case 'text':
    case 'mention':
      return words || (pictures > 0 ? t.photos(pictures) : '')
    case 'assigned':
      return ''
    default:
      return t.visit[kind](words, until ? times.moment(until) : '')
  }
}

/** The conversation, at the text or the moment. */
export function placeOf({ id, kind, at, conversation }: Notification): string {
  const spot = kind === 'text' || kind === 'failed' ? { messageId: id } : { moment: at }
  return paths.thread('all', conversation.id, spot)
}
