import type { EmailStatus, EmailTrouble } from '@parlor/contract/client-emails.ts'
import type { AppointmentEntry } from '@parlor/contract/appointment-entries.ts'
import type { ClientLine, Purpose } from '@parlor/contract/client-cards.ts'
import type { HistoryKind } from '@parlor/contract/contact-history.ts'

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const clientWords = {
  title: 'Clients',
  skipTo: (what: string) => `Skip to ${what.toLowerCase()}`,
  countedMore: (most: number) => `${most.toLocaleString('en')}+`,
  add: 'New client',
  search: 'Search clients',
  searchHint: 'Name, number, e-mail, id',
  clearSearch: 'Clear the search',
  found: (count: number) => counted(count, 'client found', 'clients found'),
  more: 'Show more',
  filters: { group: 'Group', staff: 'Usually sees', type: 'Type', place: 'Location' },
  takeOff: (name: string) => `Take the filter ${name} off`,
  columns: {
    name: 'Name',
    phone: 'Number',
    texts: 'Texts',
    next: 'Next appointment',
    staff: 'Usually sees',
    last: 'Last text'
  },
  texts: {
    can: 'Can text',
    'opted-out': 'Opted out',
    blocked: 'Blocked',
    landline: 'Landline',
    'no-number': 'No number'
  } satisfies Record<ClientLine['texts'], string>,
  noneBooked: 'None booked',
  nextToday: (clock: string) => `Today ${clock}`,
  next: (when: string) => `Next: ${when}`,
  sort: 'Sort',
  sorts: { name: 'Sorted by name', appointment: 'Sorted by next appointment' },
  sortBy: { name: 'By name', appointment: 'By next appointment' },
  never: 'Never',
  noNumber: 'No number',
  nobody: 'Nobody',
  notDelivered: 'Not delivered',
  text: (name: string) => `Text ${name}`,
  none: 'No clients yet',
  noneHelp: 'Everybody whom you add, or who texts you and gets a name, stands here.',
  noneYours: 'No clients of yours yet',
  noneYoursHelp: 'You see the clients who have an appointment with you, or are yours.',
  notFound: 'Nobody matches',
  notFoundHelp: 'Try fewer letters, part of the number, or take a filter off.',
  clearAll: 'Clear search and filters',
  loading: 'Loading clients…',

  card: {
    back: 'Clients',
    gone: 'There is no such client, or you may not see them.',
    goneTitle: 'No client here',
    toClients: 'Go to the clients',
    tabs: {
      history: 'Contact history',
      appointments: 'Appointments',
      details: 'Details',
      preferences: 'Preferences'
    },
    tabList: 'Parts of the card',
    text: 'Text',
    message: 'Message',
    note: 'Note',
    book: 'Book',
    mayNotBook: 'Needs “Book and change appointments”. An owner or admin can give it to you.',
    nextVisit: 'Next appointment',
    noneBooked: 'None booked',
    today: 'Today',
    visitWhen: (day: string, span: string) => `${day}, ${span}`,
    coming: 'To come',
    noneComing: 'Nothing is booked.',
    been: 'Before',
    earlierVisits: 'Show earlier',
    noVisits: 'No appointments yet',
    noVisitsHelp: 'Press Book to give them one.',
    counts: (kept: number, moved: number, missed: number) =>
      `${kept.toLocaleString('en')} kept, ${moved.toLocaleString('en')} moved, ${missed.toLocaleString('en')} missed`,
    more: 'More',
    copyId: 'Copy the client id',
    copied: 'Copied.',
    merge: 'Merge with another card…',
    erase: 'Erase for good…',
    block: 'Block the number',
    unblock: 'Unblock the number',
    blocked: (name: string) => `${name} is blocked.`,
    unblocked: (name: string) => `${name} can text you again.`,
    noMobile: 'Add a number first, under Details.',
    mayNotSend: 'You need the permission to send messages.',
    about: 'About',
    edit: 'Edit',
    facts: {
      since: 'Client since',
      visits: 'Appointments',
      staff: 'Usually sees',
      place: 'Home location',
      type: 'Type',
      groups: 'Groups',
      language: 'Language',
      birthday: 'Birthday',
      uid: 'UID',
      externalId: 'External id',
      email: 'E-mail',
      phones: 'Numbers',
      preferred: 'Prefers'
    },
    consent: 'Consent',
    purposes: {
      appointments: 'Appointment texts',
      marketing: 'Marketing texts'
    } satisfies Record<Purpose, string>,
    emailPurposes: {
      appointments: 'Appointment e-mails',
      marketing: 'Marketing e-mails'
    } satisfies Record<Purpose, string>,
    chips: {
      appointments: { given: 'Appointment texts', not: 'No appointment texts' },
      marketing: { given: 'Marketing texts', not: 'No marketing' }
    } satisfies Record<Purpose, { given: string; not: string }>,
    stopped: 'Texted STOP',
    since: (day: string) => `since ${day}`,
    takenBack: (day: string) => `taken back ${day}`,
    neverGiven: 'not asked yet',
    shares: 'Shares this number',
    sharesWith: (names: string) => `Shares with ${names}`,
    pinned: 'Pinned note',
    patients: 'Patients',
    addPatient: 'Add a patient',
    types: { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' },
    channels: { text: 'Text', email: 'E-mail', phone: 'Phone', mail: 'Mail' }
  },

  history: {
    label: (name: string) => `Contact history of ${name}`,
    kinds: {
      all: 'Everything',
      texts: 'Texts',
      automated: 'Automated',
      campaigns: 'Campaigns',
      emails: 'E-mails',
      appointments: 'Appointments',
      consent: 'Consent',
      notes: 'Notes'
    } satisfies Record<HistoryKind, string>,
    filter: 'What to show',
    empty: 'Nothing yet',
    emptyHelp: 'Texts, appointments, notes and changes of consent will stand here.',
    emptyKind: 'Nothing of this kind',
    earlier: 'Show earlier',
    loading: 'Loading…',
    texts: (count: number) => counted(count, 'text', 'texts'),
    inConversation: 'in the conversation',
    answeredBy: (names: string) => `, answered by ${names}`,
    unanswered: ', not answered yet',
    quote: (words: string) => `“${words}”`,
    picture: 'A picture',
    view: 'View conversation',
    notDelivered: 'Text not delivered',
    sentBy: (name: string) => `sent by ${name}`,
    automatedIs: { fallback: 'Automated text', auto_reply: 'Automatic reply', system: 'Notice' },
    automated: (state: string) => `automated, ${state}`,
    campaign: 'Campaign',
    states: {
      received: 'received',
      scheduled: 'scheduled',
      held: 'waiting',
      queued: 'waiting',
      sending: 'sending',
      unknown: 'on its way',
      sent: 'sent',
      failed: 'not delivered',
      cancelled: 'cancelled',
      undelivered: 'not delivered',
      delivered: 'delivered'
    },
    note: 'Note',
    from: (name: string) => `from ${name}`,
    by: (name: string) => `by ${name}`,
    parlor: 'Parlor',
    added: 'Added',
    imported: 'Imported',
    fromFile: (name: string) => `from ${name}`,
    merged: 'Merged',
    with: (name: string) => `with ${name}`,
    email: 'E-mail',
    emailTo: (subject: string, address: string) => `“${subject}” to ${address}`,
    emailStates: {
      queued: 'waiting to leave',
      sending: 'leaving',
      sent: 'sent',
      failed: 'not sent',
      unknown: 'perhaps sent'
    } satisfies Record<EmailStatus, string>,
    emailTroubles: {
      'address-refused': 'The mail server does not take this address. Check it, or text instead.',
      refused: 'The mail server takes no e-mail from Parlor. Whoever runs it looks at SMTP_URL.',
      'no-answer': 'The mail server did not answer for 15 minutes. Send it again, or text instead.'
    } satisfies Record<EmailTrouble, string>,
    emailUnknown: 'Parlor was stopped while it left. Ask before you send it again.',
    visits: {
      booked: 'Appointment booked',
      moved: 'Appointment moved',
      confirmed: 'Appointment confirmed',
      cancelled: 'Appointment cancelled',
      kept: 'Appointment kept',
      missed: 'Appointment missed'
    } satisfies Record<AppointmentEntry['kind'], string>,
    visit: {
      booked: (when: string) => `for ${when}, `,
      moved: (when: string) => `to ${when}, `,
      confirmed: (when: string) => `for ${when}, `,
      cancelled: (when: string) => `of ${when}, `,
      kept: () => '',
      missed: () => ''
    } satisfies Record<AppointmentEntry['kind'], (when: string) => string>,
    consent: 'Consent',
    to: { appointments: 'to appointment texts', marketing: 'to marketing' },
    notTo: {
      appointments: 'to appointment texts taken back',
      marketing: 'to marketing taken back'
    },
    closed: 'Conversation closed',
    reopened: 'Conversation reopened',
    linked: 'Number linked',
    blocked: 'Blocked',
    unblocked: 'Unblocked',
    optedOut: 'Texted STOP',
    optedIn: 'Texted START',
    deleted: 'Text deleted',
    client: 'by the client'
  },

  form: {
    addTitle: 'New client',
    name: 'Name',
    phone: 'Phone number',
    phoneNth: (place: number) => `Phone number ${place}`,
    kind: (place: number) => (place === 1 ? 'Kind' : `Kind ${place}`),
    addPhone: 'Add a number',
    takePhone: (phone: string) => `Take ${phone || 'the empty number'} away`,
    email: 'E-mail',
    emailNth: (place: number) => `E-mail ${place}`,
    addEmail: 'Add an address',
    takeEmail: (email: string) => `Take ${email || 'the empty address'} away`,
    type: 'Type',
    typeHelp: 'As your business sorts its clients: member, lead.',
    groups: 'Groups',
    noGroups: 'No groups yet.',
    newGroup: 'New group',
    addGroup: 'Add',
    place: 'Home location',
    noPlace: 'None',
    staff: 'Usually sees',
    noStaff: 'Nobody in particular',
    language: 'Language',
    noLanguage: 'Not known',
    birthday: 'Birthday',
    birthdayHelp: 'As 1988-06-06, or --06-06 without the year.',
    uid: 'UID',
    uidHelp: 'What you call this client in your own lists.',
    externalId: 'External id',
    note: 'Pinned note',
    noteHelp: 'Stands beside every conversation. Only your team sees it.',
    save: 'Save',
    saved: 'Saved.',
    add: 'Add client',
    added: (name: string) => `${name} is a client now.`,
    cancel: 'Cancel',
    discard: 'Discard',
    unsaved: 'Not saved yet.',
    mayNot: 'You need the permission to manage clients.'
  },

  messageDialog: {
    title: (name: string) => `Send ${name} a message`,
    via: 'Message via',
    email: 'E-mail',
    text: 'SMS',
    to: (where: string) => `To ${where}`,
    address: 'To',
    subject: 'Subject',
    subjectHelp: 'It goes with an e-mail only; a text has none.',
    noSubject: (subject: string) => `A text has no subject. “${subject}” goes with an e-mail only.`,
    body: 'Message',
    missing: 'Write something first.',
    missingSubject: 'An e-mail needs a subject.',
    noPhone: 'No number is known of this client. Add one under Details.',
    noAddress: 'No e-mail address is known of this client. Add one under Details.',
    noMailServer:
      'Parlor has no mail server yet. Whoever runs it sets SMTP_URL; texts work as ever.',
    noConsent: (name: string, email: string) => `${name} wants no e-mails at ${email}.`,
    send: 'Send e-mail',
    goOn: 'Continue in the conversation',
    onItsWay: (name: string) => `Your e-mail to ${name} is on its way`,
    cancel: 'Cancel'
  },

  noteDialog: {
    title: (name: string) => `Note about ${name}`,
    field: 'Note',
    help: 'Only your team sees it.',
    save: 'Save note',
    cancel: 'Cancel'
  },

  patientDialog: {
    addTitle: 'Add a patient',
    changeTitle: (name: string) => name,
    name: 'Name',
    kind: 'Kind',
    kindHelp: 'Dog, cat, daughter.',
    note: 'Note',
    save: 'Save',
    remove: 'Remove',
    change: (name: string) => `Change ${name}`,
    text: (owner: string) => `Text ${owner}`
  },

  mergeDialog: {
    title: (name: string) => `Merge ${name} with another card`,
    help: 'Numbers, addresses, notes, texts and history go to the card that you choose. Its own name and details stay. This cannot be taken back.',
    search: 'The card to keep',
    list: 'Cards found',
    none: 'Nobody matches.',
    go: (name: string) => `Merge into ${name}`,
    choose: 'Choose a card first.',
    keep: 'Keep both',
    done: (name: string) => `Both are ${name} now.`
  },

  eraseDialog: {
    title: (name: string) => `Erase ${name} for good?`,
    help: (count: number) =>
      `The card, its notes and history, and ${counted(count, 'conversation', 'conversations')} are deleted, for everybody and for good. The client’s phone keeps its texts; a STOP of theirs stays in force.`,
    keep: 'Keep the card',
    go: 'Erase for good',
    done: (name: string) => `${name} is erased.`
  },

  preferences: {
    channel: 'How this client wants to be reached',
    channelNone: 'No preference',
    consentHelp:
      'Written down with your name and the time. Only the client can undo a STOP, by texting START.',
    noContacts: 'Add a number or an e-mail address first, under Details.'
  }
}
