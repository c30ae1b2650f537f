/** Answering: what stands around the field where one writes. */
export const sending = {
  sendAndClose: { close: 'Send and close', archive: 'Send and archive' },
  moreTools: 'More ways to write',

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
