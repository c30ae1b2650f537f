const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** Settings of the inbox, its labels and the numbers that are blocked. */
export const inboxSettingsWords = {
  sections: {
    inbox: { word: 'Inbox', help: 'Close or archive, and when it happens by itself' },
    labels: { word: 'Labels', help: 'What a conversation is about, in a word' },
    blocked: { word: 'Blocked numbers', help: 'Who, why, and how often they tried since' }
  },
  finds: 'automated messages advanced auto-close inactive conversations',

  inbox: {
    wordTitle: 'What putting a conversation away is called',
    wordHelp: 'One and the same act; your team sees the word that you choose.',
    close: 'Close',
    archive: 'Archive',
    autoTitle: 'Auto-close inactive conversations',
    path: 'Automated messages › Advanced',
    autoHelp:
      'A conversation without a text, a note or a change for so many days leaves the inbox by itself. A text from the client brings it back.',
    autoOn: 'Close by itself',
    days: 'Quiet days',
    daysHelp: (max: number) => `A whole number from 1 to ${max}.`,
    saved: 'Saved',
    save: 'Save days'
  },

  labels: {
    add: 'Add label',
    none: 'No labels yet',
    noneHelp: 'A label says what a conversation is about: Colour club, Complaint, Waiting list.',
    name: 'Name',
    colour: 'Colour',
    colours: ['Green', 'Blue', 'Plum', 'Copper', 'Red', 'Gold', 'Teal', 'Grey'],
    change: (name: string) => `Change ${name}`,
    removeTitle: (name: string) => `Delete the label ${name}?`,
    removeHelp: 'It is taken off every conversation. The conversations stay.',
    keep: 'Keep the label',
    remove: 'Delete label'
  },

  blocked: {
    none: 'Nobody is blocked',
    noneHelp: 'Block a number in the menu of its conversation.',
    client: 'One of your clients',
    unknown: 'Not in your clients',
    by: (who: string, when: string) => `Blocked by ${who}, ${when}`,
    why: (why: string) => `“${why}”`,
    noWhy: 'No reason given',
    attempts: (count: number) =>
      count === 0 ? 'No texts since' : `${count} ${plural(count, 'text', 'texts')} since`,
    last: (when: string) => `last ${when}`,
    unblock: 'Unblock',
    unblockOf: (who: string) => `Unblock ${who}`,
    unblocked: (who: string) => `${who} is unblocked. Texts come into the inbox again.`,
    somebody: 'somebody who left'
  }
}
