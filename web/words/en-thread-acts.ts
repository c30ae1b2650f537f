import type { BulkChange } from '@parlor/contract/conversation-changes.ts'

const conversations = (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`)

const doneTo: Record<BulkChange['to'], (these: string) => string> = {
  closed: these => `Closed ${these}.`,
  open: these => `Reopened ${these}.`,
  snoozed: these => `Snoozed ${these}.`,
  woken: these => `Ended the snooze of ${these}.`,
  assigned: these => `Assigned ${these}.`,
  labelled: these => `Labelled ${these}.`,
  unlabelled: these => `Took the label off ${these}.`,
  read: these => `Marked ${these} as read.`,
  unread: these => `Marked ${these} as unread.`,
  muted: these => `Muted ${these}.`,
  unmuted: these => `Unmuted ${these}.`,
  pinned: these => `Pinned ${these}.`,
  unpinned: these => `Unpinned ${these}.`,
  blocked: these => `Blocked ${these}.`,
  unblocked: these => `Unblocked ${these}.`
}

/** What may be done with a conversation and its texts: read with the first menu or dialog. */
export const threadActs = {
  assign: 'Assign…',
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
  markRead: 'Mark as read',
  markedRead: 'Marked as read',
  wake: 'End the snooze',
  woken: 'Back in the inbox',
  notYours: {
    'numbers.block': 'Needs “Block numbers”. An owner or admin can give it to you.',
    'clients.manage': 'Needs “Manage clients”. An owner or admin can give it to you.',
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

  goToDate: 'Go to date…',
  dateTitle: 'Go to which day?',
  dateHelp: 'It opens at the first text of that day, or the next one after it.',
  day: 'Day',
  dayFirst: 'Choose a day first.',
  dayToCome: 'This day is still to come.',
  goThere: 'Go there',
  days: [
    { words: 'A week ago', days: 7 },
    { words: 'A month ago', days: 30 },
    { words: 'A year ago', days: 365 }
  ],
  firstText: 'The first text',
  ownPage: 'Open on its own page',

  block: 'Block…',
  blockTitle: (who: string) => `Block ${who}?`,
  blockHelp:
    'Texts from this number are kept, alert nobody and stay out of the inbox. Nobody can text it meanwhile. You can unblock it at any time under Settings › Blocked numbers.',
  blockClient: (who: string) => `${who} is one of your clients.`,
  blockWhy: 'Why (for your team)',
  keepUnblocked: 'Don’t block',
  blockDo: 'Block number',
  blockedToast: 'Blocked',
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
  deleteTextHelp: 'It is deleted here for everybody. The phone keeps it: deleting does not unsend.',
  keepText: 'Keep the text',
  deleteText: 'Delete text',
  textDeleted: 'Text deleted',

  many: {
    these: conversations,
    done(to: BulkChange['to'], count: number, closeWord: 'close' | 'archive') {
      if (count === 0) return 'They stood so already.'
      const these = conversations(count)
      return to === 'closed' && closeWord === 'archive' ? `Archived ${these}.` : doneTo[to](these)
    },
    left: (count: number) => `${conversations(count)} stayed as before. Try again.`,
    notChanged: (who: string, why: string) => `Nothing was changed for ${who}. ${why}`,
    labelsTitle: (count: number) => `Labels of ${conversations(count)}`
  },

  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not let us copy. Select the words and copy them.',
  details: 'Details',
  deleteThisText: 'Delete…',
  noteRemove: 'Delete note',
  noteRemoved: 'Note deleted',
  noteNotRemoved: (why: string) => `The note is still there. ${why}`,

  note: {
    backToText: 'Back to the text',
    label: (who: string) => `Note about ${who}`,
    placeholder: 'Only your team sees this. @ mentions somebody',
    save: 'Save note',
    empty: 'Write something first.',
    saving: 'Saving the note',
    saved: 'Note saved',
    kept: (why: string) => `The note is not saved yet. ${why}`,
    people: 'People to mention',
    found: (count: number) => (count === 1 ? '1 person' : `${count} people`)
  },

  again: 'Trying again',
  mayHelp: {
    never: 'Won’t help: the same text would fail again.',
    later: 'Helps later. Parlor can’t do it sooner.',
    'after-fixing': 'Helps once that is mended.',
    once: 'May help once, after a quarter of an hour.'
  }
}
