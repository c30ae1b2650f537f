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
    backToText: 'Back to the text',
    label: (who: string) => `Note about ${who}`,
    placeholder: 'Only your team sees this. @ mentions somebody',
    save: 'Save note',
    empty: 'Write something first.',
    saving: 'Saving the note',
    saved: 'Note saved',
    kept: (why: string) => `The note is not saved yet. ${why}`,
    people: 'People to mention',
    found: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    menu: 'More for this note',
    remove: 'Delete note',
    removed: 'Note deleted',
    notRemoved: (why: string) => `The note is still there. ${why}`
  },

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
    assignTo: 'Who looks after it',
    claim: 'Me',
    nobody: 'Nobody in particular',
    assignedTo: (who: string) => `${who} looks after the conversation with`,
    assignedToNobody: 'Nobody in particular looks after the conversation with',
    mute: 'Mute',
    unmute: 'Unmute',
    muted: 'Muted. It alerts you no more.',
    unmuted: 'Unmuted. It alerts you again.',
    pin: 'Pin to the top',
    unpin: 'Unpin',
    pinned: 'Pinned to the top of your lists',
    unpinned: 'Unpinned',
    markUnread: 'Mark as unread',
    markedUnread: 'Marked as unread',
    wake: 'End the snooze',
    woken: 'Back in the inbox',
    notYours: {
      'numbers.block': 'Needs “Block numbers”. An owner or admin can give it to you.',
      'messages.delete': 'Needs “Delete messages”. An owner or admin can give it to you.'
    },

    snooze: 'Snooze…',
    snoozeTitle: 'Snooze until when?',
    snoozeHelp: 'It leaves the inbox for everybody until then, or until the client writes.',
    when: 'When',
    whenExample: 'tomorrow 9, next Tuesday at 3pm, in 2 hours',
    snoozeDo: 'Snooze',
    snoozedUntil: (when: string) => `Snoozed until ${when}: the conversation with`,
    presets: [
      { words: 'In 3 hours', when: 'in 3 hours' },
      { words: 'Tomorrow 9:00', when: 'tomorrow 9am' },
      { words: 'Next Monday 9:00', when: 'next Monday 9am' },
      { words: 'In a week', when: 'in 1 week' }
    ],

    labels: 'Labels…',
    labelsTitle: 'Labels of this conversation',
    noLabels: 'There are no labels yet.',
    noLabelsHelp: 'An owner or admin adds them under Settings › Labels.',
    toLabels: 'Add labels in Settings',
    done: 'Done',
    cancel: 'Cancel',

    block: 'Block…',
    blockTitle: (who: string) => `Block ${who}?`,
    blockHelp:
      'Texts from this number are kept, alert nobody and stay out of the inbox. Nobody can text it meanwhile. You can unblock it at any time under Settings › Blocked numbers.',
    blockClient: (who: string) => `${who} is one of your clients.`,
    blockWhy: 'Why (for your team)',
    keepUnblocked: 'Don’t block',
    blockDo: 'Block number',
    blockedToast: 'Blocked',
    blockedChip: 'Blocked',
    unblock: 'Unblock',
    unblocked: 'Unblocked',

    deleteConversation: 'Delete conversation…',
    deleteTitle: (who: string) => `Delete the conversation with ${who}?`,
    deleteHelp:
      'Every text and note in it is deleted for good, for everybody here. It isn’t kept with the client, and it can’t be undone or recovered.',
    phoneKeeps: 'The phone keeps its texts: deleting here does not unsend them.',
    keepConversation: 'Keep the conversation',
    deleteDo: 'Delete for good',
    deletedToast: 'Deleted the conversation with',

    deleteTextTitle: 'Delete this text?',
    deleteTextHelp:
      'It is deleted here for everybody. The phone keeps it: deleting does not unsend.',
    keepText: 'Keep the text',
    deleteText: 'Delete text',
    textDeleted: 'Text deleted'
  },

  text: {
    menu: 'More for this text',
    said: (who: string, way: string, when: string, photos: number) => {
      const withPhotos = photos === 0 ? '' : `, with ${photos} ${photos === 1 ? 'photo' : 'photos'}`
      return `${who}, ${way}, ${when}${withPhotos}`
    },
    inbound: 'inbound',
    outbound: 'outbound',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser did not let us copy. Select the words and copy them.',
    details: 'Details',
    remove: 'Delete…',
    again: 'Trying again',
    mayHelp: {
      never: 'Won’t help: the same text would fail again.',
      later: 'Helps later. Parlor can’t do it sooner.',
      'after-fixing': 'Helps once that is mended.',
      once: 'May help once, after a quarter of an hour.'
    }
  }
}
