import type { View } from '@parlor/contract/conversations.ts'
import { rowWords } from './en-list.ts'
import { sending } from './en-sending.ts'
import { threadWords } from './en-thread.ts'

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

const views: Record<View, string> = {
  unread: 'Unread',
  open: 'Open',
  replied: 'Replied',
  mine: 'Mine',
  unassigned: 'Unassigned',
  failed: 'Failed',
  scheduled: 'Scheduled',
  snoozed: 'Snoozed',
  blocked: 'Blocked',
  closed: 'Closed',
  all: 'All'
}

/** Everything a person can see or hear in English, but for the reasons in failures.ts. */
export const t = {
  sending,
  newConversation: 'New conversation',
  ...threadWords,

  product: 'Parlor',
  pageTitle: (unread: number, place: string) =>
    unread > 0 ? `(${unread}) ${place} · Parlor` : `${place} · Parlor`,
  unreadTexts: (count: number) => `${count} unread`,

  signIn: {
    title: 'Sign in to Parlor',
    lead: 'Your clients’ texts are waiting where you left them.',
    email: 'E-mail',
    password: 'Password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    submit: 'Sign in',
    missing: 'Type your e-mail and your password.',
    draftsKept: 'You were signed out. What you were writing is kept for when you are back.',
    example: 'A short conversation by text, as an example',
    day: 'Tuesday, 9:58 AM',
    late: 'Running 10 late, sorry. Stuck on the bridge',
    lateMeta: 'Marcus, 9:58 AM',
    noRush: 'No rush. Kettle’s on and the chair is warm.',
    noRushMeta: 'Zoe, 9:59 AM',
    thanks: 'You’re the best',
    thanksMeta: 'Marcus, 10:00 AM'
  },

  trouble: {
    network: 'There is no connection to the server. Check the network, then try again.',
    time: 'The server didn’t answer in 10 seconds.',
    tryAgain: 'Try again',
    copyId: (id: string) => `Copy id ${id}`,
    idCopied: 'Id copied',
    couldNotStart: 'Parlor couldn’t start',
    notFound: 'There is nothing at this address',
    notFoundHelp: 'The page may have moved.',
    toInbox: 'Go to the inbox'
  },

  shell: {
    skipToList: 'Skip to conversations',
    skipToThread: 'Skip to the open conversation',
    skipToComposer: 'Skip to your reply',
    main: 'Parlor',
    folders: 'Folders',
    inbox: 'Inbox',
    schedule: 'Schedule',
    clients: 'Clients',
    dashboard: 'Dashboard',
    notifications: 'Notifications',
    newNotifications: (count: number) => `${count > 99 ? '99+' : count} new`,
    settings: 'Settings',
    more: 'More',
    account: (name: string) => `You, ${name}`,
    unseen: 'New texts',
    themeSystem: 'Theme of this device',
    themeLight: 'Light theme',
    themeDark: 'Dark theme',
    businesses: 'Your businesses',
    moveFailed: (name: string) =>
      `You are still here: ${name} could not be opened. Try again in a moment.`,
    signOut: 'Sign out',
    signOutFailed: 'You are still signed in: the server did not answer. Try again in a moment.',
    live: {
      connecting: 'Connecting',
      live: 'Live',
      reconnecting: 'Reconnecting',
      offline: 'Offline'
    },
    toasts: 'What was just done',
    dismiss: 'Dismiss'
  },

  inbox: {
    search: 'Search',
    leaveSearch: 'Leave the search',
    views,
    folderCount: (view: View, count: number) => `${views[view]}, ${count}`,
    chooseFolder: 'Choose a folder',
    list: (view: View) => `${views[view]} conversations`,
    newRows: (count: number) => `${count} new`,
    newRowsHelp: 'Shows the newest conversations',
    loading: 'Loading conversations',
    loadingMore: 'Loading more conversations',
    refreshing: 'Looking for changes',
    moreFailed: 'Couldn’t load more conversations.',
    failed: 'Couldn’t load conversations',
    noPermission: 'You can’t see conversations',
    empty: {
      open: 'All answered',
      openHelp: 'New texts from your clients will land here.',
      all: 'No conversations yet',
      allHelp: 'Texts from your clients will land here.',
      unread: 'Nothing unread',
      unreadHelp: 'You have seen every text that came in.',
      replied: 'Nothing waits for a client',
      repliedHelp: 'Conversations where we wrote last stand here.',
      failed: 'Every text went out',
      failedHelp: 'A text that could not be delivered would stand here.',
      mine: 'Nothing is yours',
      mineHelp: 'Conversations that are assigned to you stand here.',
      unassigned: 'Somebody looks after each',
      unassignedHelp: 'Conversations that nobody has taken yet stand here.',
      scheduled: 'Nothing is scheduled',
      scheduledHelp: 'Conversations with a text that waits for its time stand here.',
      snoozed: 'Nothing is snoozed',
      snoozedHelp: 'What you put off comes back at its time, or when the client writes.',
      blocked: 'Nobody is blocked',
      blockedHelp: 'Texts from blocked numbers are kept here and alert nobody.',
      closed: 'Nothing is closed',
      closedHelp: 'Conversations that need nothing more stand here.'
    } satisfies Record<View | `${View}Help`, string>,
    showAll: 'Show all',
    showOpen: 'Show open',
    optedOut: 'Opted out',
    draft: 'Draft',
    photos: (count: number) => plural(count, 'Photo', `${count} photos`),
    notDelivered: (why: string) => `Not delivered: ${why}`,
    notSent: 'Not sent',
    noTexts: 'No texts yet',
    clientOf: (name: string) => `${name}’s client`,
    notInClients: 'Not in your clients',
    unassigned: 'Unassigned',
    assignedTo: (name: string) => `Assigned to ${name}`,
    offline: (time: string | null) => (time ? `Offline, as of ${time}.` : 'Offline.'),
    willSend: (count: number) =>
      `${count} ${plural(count, 'text', 'texts')} will send when you’re back.`,
    offlineTitle: 'Offline',
    offlineHelp: 'You can read and write. Texts go out when you’re back.',
    row: {
      unread: (count: number) => `${count} unread`,
      unanswered: (count: number) => `${count} to answer`,
      theySaid: (text: string) => `they wrote: ${text}`,
      weSaid: (text: string) => `we wrote: ${text}`,
      automated: (text: string) => `automated: ${text}`,
      ...rowWords
    }
  },

  times: { today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow' },

  thread: {
    pick: 'Pick a conversation',
    pickHelp: 'j and k move through the list, Enter opens.',
    pickHelpTouch: 'It opens here.',
    conversation: 'Conversation',
    with: (who: string) => `Conversation with ${who}`,
    loading: (who: string) => `Loading the conversation with ${who}`,
    failed: 'Couldn’t load this conversation',
    older: 'Loading older texts',
    olderFailed: 'Couldn’t load older texts.',
    via: (place: string) => `via ${place}`,
    back: 'Back to the list',
    reopen: 'Reopen',
    reopenedToast: 'Reopened the conversation with',
    undo: 'Undo',
    notChanged: (who: string, why: string) =>
      `The conversation with ${who} stays as it was. ${why}`,
    showClient: 'Show client',
    hideClient: 'Hide client',
    newText: (who: string, text: string) => `New text from ${who}: ${text}`,
    newTexts: (count: number) => plural(count, '1 new text', `${count} new texts`),
    toNewest: 'To the newest text',
    automated: 'Automated',
    automatedLabel: (label: string) => `Automated · ${label}`,
    campaign: (label: string) => `Campaign · ${label}`,
    campaignOnly: 'Campaign',
    afterHours: 'Automatic reply',
    hiddenCharacter: (code: string) => `hidden character ${code}`,
    states: {
      received: 'Received',
      scheduled: 'Scheduled',
      held: 'Held',
      queued: 'Queued',
      sending: 'Sending',
      unknown: 'We can’t tell whether this left',
      checking: 'Checking whether this left',
      sent: 'Sent',
      failed: 'Not sent',
      cancelled: 'Cancelled',
      undelivered: 'Not delivered',
      delivered: 'Delivered',
      offline: 'Will send when online',
      paused: sending.collision.state
    },
    resend: 'Resend',
    notDelivered: (why: string) => `Not delivered: ${why}.`,
    notSent: (why: string) => `Not sent. ${why}`,
    details: 'Details',
    whatToDo: 'What to do',
    forSupport: 'For support',
    carrierCode: (code: string) => `Carrier ${code}`,
    serverCode: (code: string, requestId: string | null) =>
      requestId ? `${code} · ${requestId}` : code,
    fixAndResend: 'Press Retry when it is mended, or edit the text.',
    editAndResend: 'Edit and resend',
    retry: 'Retry',
    discard: 'Discard',
    us: 'Us'
  },

  composer: {
    label: (who: string) => `Text to ${who}`,
    placeholder: (who: string) => `Text ${who}`,
    send: 'Send',
    empty: 'Write something first.',
    tooLong: (over: number, max: string) =>
      `${over} ${plural(over, 'character', 'characters')} over the ${max} that one text may have. Shorten it or send two.`,
    texts: (count: number) => plural(count, '1 text', `${count} texts`),
    used: (units: number, room: number) => `${units} of ${room}`,
    adds: (char: string, more: number) => `The ${char} adds ${more === 1 ? 'one' : more}`,
    straighten: 'Straighten it',
    curly: (char: string) => `curly ${char}`,
    straightened: 'Straightened',
    moreWays: 'More ways to send',
    sendAndCloseKeys: (isMac: boolean) => (isMac ? '⌘⇧↵' : 'Ctrl ⇧ ↵')
  },

  client: {
    toCard: 'Open the card with its contact history',
    title: 'Client',
    panel: 'About this client',
    canText: 'Can text',
    optedOut: 'Opted out',
    about: 'About',
    number: 'Number',
    texts: 'Texts',
    viaNumber: (label: string, phone: string) => `${label}, ${phone}`,
    lookedAfterBy: 'Client of',
    assignee: 'Assigned to',
    nobody: 'Nobody',
    lastText: 'Last text',
    pinnedNote: 'Pinned note',
    unknown: 'Not in your clients',
    unknownHelp: 'This number belongs to nobody you know yet.'
  }
}
