/** What a row of the list says beside its last words. */
export const rowWords = {
  snoozed: (until: string) => `Snoozed until ${until}`,
  scheduled: (count: number) => `${count} scheduled`,
  pinned: 'pinned',
  muted: 'muted for you',
  labels: (names: string) => `labels: ${names}`,
  swipe: { read: 'Read', unread: 'Unread' },
  pick: (who: string) => `Pick ${who}`,
  menu: (who: string) => `More for ${who}`
}
