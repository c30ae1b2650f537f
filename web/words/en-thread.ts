import type { EntryKind } from '@parlor/contract/thread-entries.ts'

type Said = {
  by: string | null // null: Parlor itself
  who: string // whom the conversation is with
  to: string | null
  name: string
  until: string
  closed: 'closed' | 'archived'
}

const by = (who: string | null) => (who ? ` by ${who}` : '')
const did = (who: string | null, verb: string, alone: string) => (who ? `${who} ${verb}` : alone)
const quietDays = (days: string) => (days === '1' ? '1 quiet day' : `${days} quiet days`)

/** What happened, as one would tell it over the counter. */
const entries: Record<Exclude<EntryKind, 'note'>, (said: Said) => string> = {
  closed: ({ by: who, name, closed }) =>
    who
      ? `${who} ${closed} this`
      : `${closed === 'closed' ? 'Closed' : 'Archived'} by itself after ${quietDays(name)}`,
  reopened: ({ by: who }) => did(who, 'reopened this', 'Open again'),
  assigned: ({ by: who, to }) => {
    if (!to) return did(who, 'assigned this to nobody', 'Assigned to nobody')
    if (who === to) return `${who} took this`
    return did(who, `assigned this to ${to}`, `Assigned to ${to}`)
  },
  snoozed: ({ by: who, until }) => `Snoozed until ${until}${by(who)}`,
  woken: ({ by: who }) => did(who, 'ended the snooze', 'Back from its snooze'),
  labelled: ({ by: who, name }) => did(who, `added the label ${name}`, `Labelled ${name}`),
  unlabelled: ({ by: who, name }) =>
    did(who, `took the label ${name} off`, `The label ${name} was taken off`),
  'client-linked': ({ by: who, name }) =>
    did(who, `gave this number to ${name}`, `This number belongs to ${name} now`),
  blocked: ({ by: who, name }) =>
    did(who, 'blocked this number', 'This number was blocked') + (name ? `: ${name}` : ''),
  unblocked: ({ by: who }) => did(who, 'unblocked this number', 'This number was unblocked'),
  'opted-out': ({ who }) => `${who} texted STOP, no more texts can be sent`,
  'opted-in': ({ who }) => `${who} texted START and can be texted again`,
  'message-deleted': ({ by: who }) => did(who, 'deleted a text here', 'A text was deleted here'),
  'appointment-booked': ({ by: who, name, until }) => `${name} booked for ${until}${by(who)}`,
  'appointment-moved': ({ by: who, name, until }) => `${name} moved to ${until}${by(who)}`,
  'appointment-confirmed': ({ by: who, name, until }) => `${name} confirmed for ${until}${by(who)}`,
  'appointment-cancelled': ({ by: who, name, until }) => `${name} on ${until} cancelled${by(who)}`,
  'schedule-cancelled': ({ by: who, who: client }) =>
    did(who, 'cancelled a scheduled text', `A scheduled text was cancelled: ${client} wrote first`)
}

/** The open conversation: what stands among its texts, and what one may do with it. */
export const threadWords = {
  entries,
  entryAt: (words: string, time: string) => `${words} · ${time}`,

  note: {
    from: (who: string) => `Note from ${who}`,
    aside: 'only your team sees this',
    said: (who: string, time: string) => `Note from ${who}, ${time}`,
    somebody: 'somebody who left',
    write: 'Write a note',
    menu: 'More for this note'
  },

  earlier: { show: 'Earlier', none: 'No texts in the last 30 days.' },

  gone: {
    title: 'This conversation isn’t here any more',
    help: 'Somebody deleted it, or it is no longer yours to see.',
    back: 'Back to the inbox'
  },

  acts: {
    more: 'More for this conversation',
    close: { close: 'Close', archive: 'Archive' },
    closed: { close: 'Closed', archive: 'Archived' },
    closedToast: {
      close: 'Closed the conversation with',
      archive: 'Archived the conversation with'
    },
    assign: 'Assign…',
    assignShort: 'Assign',
    blockedChip: 'Blocked',
    labels: 'Labels of this conversation'
  },

  text: {
    menu: 'More for this text',
    said: (who: string, way: string, when: string, photos: number) => {
      const withPhotos = photos === 0 ? '' : `, with ${photos} ${photos === 1 ? 'photo' : 'photos'}`
      return `${who}, ${way}, ${when}${withPhotos}`
    },
    inbound: 'inbound',
    outbound: 'outbound'
  }
}
