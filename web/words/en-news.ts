const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

/** What somebody is told of, and the dashboard. */
export const newsWords = {
  title: 'Notifications',
  skipTo: 'Skip to notifications',
  tabs: {
    all: 'All',
    texts: 'Texts',
    mentions: 'Mentions',
    failures: 'Failures',
    system: 'System'
  },
  tabList: 'Which notifications',
  list: (tab: string) => `Notifications, ${tab}`,
  unread: 'New',
  countNew: (count: number) => `${count > 99 ? '99+' : count} new`,
  markAll: 'Mark all read',
  allRead: 'Nothing is new to you.',
  markOne: (what: string) => `Mark as read: ${what}`,
  mute: (who: string) => `Mute ${who}`,
  muted: (who: string) => `You hear nothing more of ${who}.`,
  unmute: 'Undo',
  notDone: 'This was not kept: the server did not answer. Try again in a moment.',
  loading: 'Reading notifications',
  more: 'Show earlier ones',
  none: 'Nothing to tell you',
  noneHelp: 'Texts, mentions and failures of the last 30 days stand here as they happen.',
  earlier: 'Earlier',
  today: 'Today',

  texted: (who: string) => `${who} texted`,
  failed: (who: string) => `Text to ${who} not delivered`,
  mentioned: (by: string, who: string) => `${by} mentioned you, ${who}`,
  assigned: (by: string, who: string) => `${by} gave you ${who}`,
  stopped: (who: string) => `${who} texted STOP`,
  stoppedHelp: 'No more texts go to this number.',
  booked: (who: string) => `${who} is booked`,
  moved: (who: string) => `${who} was moved`,
  confirmed: (who: string) => `${who} is confirmed`,
  cancelled: (who: string) => `${who} is cancelled`,
  visit: {
    booked: (what: string, when: string) => `Booked: ${what}, ${when}`,
    moved: (what: string, when: string) => `Moved: ${what}, ${when}`,
    confirmed: (what: string, when: string) => `Confirmed: ${what}, ${when}`,
    cancelled: (what: string, when: string) => `Cancelled: ${what}, ${when}`
  },
  notDelivered: (why: string) => `Not delivered: ${why}`,
  noReason: 'their phone company gave no reason',
  photos: (count: number) => (count === 1 ? 'A photo' : `${count} photos`),
  parlor: 'Parlor',

  dashboard: {
    title: 'Dashboard',
    skipTo: 'Skip to the dashboard',
    greeting: {
      morning: (name: string) => `Good morning, ${name}`,
      afternoon: (name: string) => `Good afternoon, ${name}`,
      evening: (name: string) => `Good evening, ${name}`
    },
    day: (day: string, visits: number) =>
      `${day}. ${visits === 0 ? 'No appointments' : `${visits} ${plural(visits, 'appointment', 'appointments')}`}.`,
    live: { live: 'Live', other: 'Reconnecting, asked every 5 seconds' },
    needs: 'Needs you',
    unread: 'unread',
    readThem: 'Read them',
    failed: 'not delivered',
    seeWhy: 'See why',
    waiting: 'unassigned over 15 min',
    unassigned: (count: number) => `${count} unassigned in all`,
    takeIt: 'Take them',
    unconfirmed: 'not confirmed today',
    allConfirmed: 'Everybody who still comes has confirmed',
    openList: 'Open the list',
    nothing: 'Nothing waits here',
    andMore: (names: string, more: number) => `${names} and ${more} more`,
    today: 'Today',
    openSchedule: 'Open schedule',
    nobodyToday: 'Nobody comes today.',
    visitLabel: (who: string, time: string, staff: string) => `${who}, ${time}, with ${staff}`,
    recent: 'Recent SMS and confirmations',
    recentList: 'The last ten',
    viewAll: 'View all',
    viewAllLabel: 'View all notifications',
    view: 'View conversation',
    viewWith: (who: string) => `View conversation with ${who}`,
    noneYet: 'No texts yet',
    noneYetHelp:
      'When a client texts, it stands here at once. Bring your clients, or write the first text.',
    import: 'Import clients',
    write: 'New conversation',
    news: (what: string) => `New: ${what}`
  }
}
