const list = (names: string[]) => new Intl.ListFormat('en').format(names)

/** Answering: what stands around the field where one writes. */
export const sending = {
  sendAndClose: { close: 'Send and close', archive: 'Send and archive' },
  moreTools: 'More ways to write',
  emoji: 'Emoji',
  resends: 'In place of the text that failed',

  presence: {
    viewing: (name: string) => `${name} is viewing`,
    more: (count: number) => `+${count}`,
    typing: (names: string[]) => `${list(names)} ${names.length > 1 ? 'are' : 'is'} typing`,
    writingNote: (names: string[]) =>
      `${list(names)} ${names.length > 1 ? 'are writing notes' : 'is writing a note'}`
  },

  schedule: {
    schedule: 'Schedule',
    scheduleMore: 'Schedule…',
    keys: (isMac: boolean) => (isMac ? '⌘⇧S' : 'Ctrl ⇧ S'),
    scheduled: (time: string) => `Scheduled: ${time}`
  },

  quick: { label: 'Quick reply' },

  collision: {
    replied: (who: string, ago: string) => `${who} replied ${ago}`,
    theirs: (words: string) => `“${words}”`,
    notSent: 'Your text hasn’t been sent.',
    discard: 'Discard mine',
    edit: 'Edit',
    sendAnyway: 'Send anyway',
    state: 'Not sent yet'
  }
}
