const texts = (count: number) => (count === 1 ? '1 text' : `${count} texts`)
const close = { close: 'Close', archive: 'Archive' }
const closing = { close: 'Closing', archive: 'Archiving' }

/** Several conversations are picked: what the list and the pane beside it say. */
export const pickedWords = {
  picked: (count: number, of: number | null) =>
    of === null ? `${count} picked` : `${count} of ${of} picked`,
  pickAll: (count: number, isAllThere: boolean) =>
    isAllThere ? `Pick all ${count}` : `Pick the ${count} loaded`,
  clear: 'Pick none',
  pick: 'Pick',
  leaveOut: 'Leave out',
  conversations: (count: number) => (count === 1 ? '1 conversation' : `${count} conversations`),
  unpick: (who: string) => `Leave out ${who}`,
  andMore: (count: number) => `And ${count} more.`,
  unanswered: (count: number, word: 'close' | 'archive') =>
    `${texts(count)} in these ${count === 1 ? 'has' : 'have'} not been answered. ${closing[word]} leaves ${count === 1 ? 'it' : 'them'} so.`,
  close: (word: 'close' | 'archive', count: number) => `${close[word]} ${count}`,
  reopen: (count: number) => `Reopen ${count}`,
  block: (count: number) => (count === 1 ? 'Block number' : `Block ${count} numbers`),
  assign: 'Assign',
  snooze: 'Snooze',
  label: 'Label',
  markRead: 'Mark read',
  more: 'More for what is picked',
  keysTitle: 'What the keys do',
  help: {
    close: 'Undo for 8 seconds. A new text opens it again.',
    assign: 'All of them to one person.',
    snooze: 'Back at a time you choose, or when they text.',
    label: 'The same label for all of them.',
    none: 'Nothing is picked any more.'
  }
}
