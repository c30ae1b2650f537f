import type { BusinessKind } from '@parlor/contract/set-up.ts'
import type { Permission, Visibility } from '@parlor/contract/permissions.ts'

/** The words of the settings: who works here, what each may do, how one signs in. */
export const settingsWords = {
  title: 'Settings',
  list: 'Parts of the settings',
  search: 'Search settings',
  clearSearch: 'Clear the search',
  nothingFound: (text: string) => `No setting is called “${text}”`,
  choose: 'Choose what to set',
  skipTo: (what: string) => `Skip to ${what}`,
  back: 'Back to all settings',
  groups: { business: 'Business', people: 'People', developer: 'Developer', you: 'You' },
  sections: {
    staff: { word: 'Staff', help: 'Who works here and what each may do' },
    roles: { word: 'Roles', help: 'Named sets of rights' },
    locations: { word: 'Locations', help: 'Branches and their time zones' },
    audit: { word: 'Audit log', help: 'Who did what, and when' },
    security: { word: 'Security', help: 'Password, passkeys, codes, where you are signed in' },
    'single-sign-on': { word: 'Single sign-on', help: 'Your own sign-in provider' }
  },
  save: 'Save',
  discard: 'Discard',
  cancel: 'Cancel',
  saved: 'Saved',
  remove: 'Remove',
  notYours: (right: string) => `This needs the right “${right}”. An owner can give it to you.`,
  loading: 'Loading',
  couldNotLoad: 'Couldn’t load this',

  permissions: {
    'conversations.view-own': 'View own conversations',
    'conversations.view-all': 'View all conversations',
    'messages.send': 'Send texts',
    'messages.delete': 'Delete texts',
    'numbers.block': 'Block numbers',
    'clients.manage': 'Manage clients',
    'clients.see-all': 'See all clients',
    'appointments.view': 'View appointments',
    'appointments.manage': 'Book and change appointments',
    'campaigns.send': 'Send campaigns',
    'automations.edit': 'Edit automations',
    'numbers.manage': 'Manage numbers',
    'staff.manage': 'Manage staff',
    'settings.change': 'Change settings',
    'data.export': 'Export data',
    'developer.access': 'Developer access'
  } satisfies Record<Permission, string>,
  permissionGroups: [
    {
      word: 'Conversations',
      permissions: [
        'conversations.view-own',
        'conversations.view-all',
        'messages.send',
        'messages.delete',
        'numbers.block'
      ]
    },
    { word: 'Clients', permissions: ['clients.manage', 'clients.see-all'] },
    { word: 'Appointments', permissions: ['appointments.view', 'appointments.manage'] },
    { word: 'Reaching many', permissions: ['campaigns.send', 'automations.edit'] },
    {
      word: 'Business',
      permissions: [
        'numbers.manage',
        'staff.manage',
        'settings.change',
        'data.export',
        'developer.access'
      ]
    }
  ] satisfies { word: string; permissions: Permission[] }[],
  yes: 'Yes',
  no: 'No',

  staff: {
    list: 'Staff',
    search: 'Search staff',
    invite: 'Invite',
    you: 'You',
    hereNow: 'Here now',
    seen: (when: string) => `Seen ${when}`,
    neverSeen: 'Not signed in',
    disabled: 'May not sign in',
    removed: 'Has left',
    withExceptions: (role: string, count: number) =>
      `${role}, with ${count} ${count === 1 ? 'exception' : 'exceptions'}`,
    allLocations: 'All locations',
    locations: (count: number) => `${count} locations`,
    passkey: 'passkey',
    codes: 'codes',
    passwordOnly: 'password only',
    invited: 'Invited',
    invitationEnded: 'Link has ended',
    invitedBy: (name: string, until: string) => `Invited by ${name} · link ends ${until}`,
    invitedUntil: (until: string) => `Link ends ${until}`,
    lastOwner: 'The last owner can’t be removed or lose a right.',
    nobodyFound: (text: string) => `Nobody here is called “${text}”`,
    choose: 'Choose somebody to see what they may do',
    back: 'Back to the staff',
    since: (email: string | null, when: string) =>
      email ? `${email} · since ${when}` : `since ${when}`,
    role: 'Role',
    worksAt: 'Works at',
    clients: (name: string) => `Clients ${name} sees`,
    asRole: 'As the role says',
    visibility: {
      all: 'All clients',
      location: 'Clients of the same location',
      appointments: 'Clients who have or had an appointment with them, or are theirs',
      assigned: 'Only clients assigned to them'
    } satisfies Record<Visibility, string>,
    of: (count: number, all: number) => `${count} of ${all}`,
    may: (name: string) => `What ${name} may do`,
    reset: 'Reset to role',
    permission: 'Permission',
    segments: { role: 'As role', yes: 'Yes', no: 'No' },
    roleSays: (yes: boolean) => `The role says ${yes ? 'yes' : 'no'}`,
    ownerAlways: 'An owner may do everything: nothing can be taken from an owner.',
    adminAlways: 'An admin reads and answers every conversation: this can’t be taken away.',
    notSaved: (count: number) => `${count} ${count === 1 ? 'change' : 'changes'} not saved`,
    saveKey: '⌘S',
    viewAs: (name: string) => `View as ${name}`,
    viewAsTitle: (name: string) => `What ${name} sees`,
    viewAsHelp: 'To look at only. That you looked stands in the audit log.',
    viewAsNothing: (name: string) => `${name} sees no open conversation.`,
    more: 'More about this person',
    disable: 'Stop from signing in',
    enable: 'Let sign in again',
    signOut: 'Sign out everywhere',
    signedOut: (count: number) =>
      count === 0 ? 'Was signed in nowhere' : `Signed out of ${count}`,
    remove: 'Remove…',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeHelp: (name: string) =>
      `${name} can’t sign in here any more. Texts and notes keep the name.`,
    keep: (name: string) => `Keep ${name}`,
    why: (name: string) => `Why may ${name}?`,
    whyNot: (name: string) => `Why may ${name} not?`,
    chain: {
      always: 'Always',
      alwaysHelp: (role: string) => `Nothing can be taken from this role: ${role}`,
      role: (yes: boolean) => `Role says ${yes ? 'yes' : 'no'}`,
      person: (yes: boolean, name: string) => `${yes ? 'Yes' : 'No'}, for ${name} only`,
      unsaved: 'Not saved yet',
      within: 'Within their clients',
      result: {
        'conversations.view-own': (name: string, clients: string) =>
          `${name} reads the conversations of ${clients}`,
        'conversations.view-all': (name: string, clients: string) =>
          `${name} reads every conversation of ${clients}`,
        'messages.send': (name: string, clients: string) => `${name} can text ${clients}`
      } as Partial<Record<Permission, (name: string, clients: string) => string>>,
      can: (name: string, what: string) => `${name} may: ${what.toLowerCase()}`,
      cannot: (name: string, what: string) => `${name} may not: ${what.toLowerCase()}`,
      clients: (count: number) => `${count} ${count === 1 ? 'client' : 'clients'}`,
      hidden: (count: number) =>
        count === 0
          ? 'No client stays hidden'
          : `${count} ${count === 1 ? 'client stays' : 'clients stay'} hidden, and so do their texts`
    },
    exceptions: 'Exceptions',
    noExceptions: 'None: all as the role says.',
    reason: 'Reason, if you like',
    changes: 'Last changes'
  },

  invite: {
    title: 'Invite somebody',
    email: 'E-mail',
    name: 'Name',
    role: 'Role',
    send: 'Invite',
    mailed: (email: string) => `The link was mailed to ${email}.`,
    linkTitle: 'Give them this link',
    linkHelp:
      'It is good once, for this address, for 72 hours. No letter went out; a link before it has ended.',
    link: 'Link',
    copy: 'Copy link',
    copied: 'Link copied',
    done: 'Done',
    renew: 'Send a new link',
    byHand: 'Get a link to pass on',
    withdraw: 'Withdraw',
    withdrawn: 'The link has ended'
  },

  roles: {
    matrix: 'What each role may do',
    permission: 'Permission',
    members: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    sees: 'Clients seen',
    builtIn: 'Built in',
    add: 'Add a role',
    addTitle: 'A role of your own',
    name: 'Name',
    startFrom: 'Start from',
    added: 'Added',
    removeTitle: (name: string) => `Remove the role ${name}?`,
    removeHelp: 'Nobody bears it. Its rights are gone with it.',
    keep: 'Keep it',
    inUse: 'Give those who bear it another role first.',
    shortVisibility: {
      all: 'All',
      location: 'Same location',
      appointments: 'With appointment',
      assigned: 'Assigned'
    } satisfies Record<Visibility, string>,
    effect: 'In effect at once, for everybody who bears the role.'
  },

  locations: {
    add: 'Add a location',
    hours: (name: string) => `Business hours of ${name}`,
    name: 'Name',
    zone: 'Time zone',
    none: 'No locations yet',
    noneHelp: 'A business with one place needs none. Add them when there are several.',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeHelp: 'No number, client or staff member belongs to it.',
    keep: 'Keep it'
  },

  audit: {
    lines: 'What was done',
    nobody: 'Parlor',
    all: 'Everything',
    by: 'By',
    anybody: 'Anybody',
    what: 'What',
    when: 'When',
    whom: 'On what',
    more: 'Show more',
    none: 'Nothing was done yet',
    noneFiltered: 'Nothing fits',
    noneFilteredHelp: 'Take a filter off to see more.',
    showAll: 'Show everything'
  },

  security: {
    password: 'Password',
    current: 'Password now',
    next: 'New password',
    change: 'Change password',
    changed: 'Password changed. Your other sessions have ended.',
    passkeys: 'Passkeys',
    passkeysHelp: 'Sign in with a fingerprint, a face or this device’s code: nothing to type.',
    noPasskeys: 'None yet',
    addPasskey: 'Add a passkey',
    passkeyName: 'Name',
    passkeyNameDefault: 'This device',
    passkeyProof: 'Asked because a passkey opens this account from then on.',
    passkeyUsed: (when: string) => `used ${when}`,
    passkeyUnused: 'not used yet',
    passkeyFailed: 'The device made no passkey. Nothing was changed.',
    noPasskeysHere: 'This browser can’t make passkeys.',
    codes: 'Codes of an authenticator',
    codesHelp: 'Asked for after your password. A lost password alone opens nothing.',
    codesOn: (since: string) => `On since ${since}`,
    codesOff: 'Off',
    startCodes: 'Turn on',
    stopCodes: 'Turn off',
    scan: 'Scan this with your authenticator, then type the code that it shows.',
    scanLabel: 'A square for the camera of your authenticator',
    typeKey: 'No camera? Type this key, or open the authenticator on this device.',
    key: 'Key',
    openApp: 'Open the authenticator',
    code: 'Code',
    confirm: 'Turn on',
    yourPassword: 'Your password',
    recovery: 'Recovery codes',
    recoveryHelp: 'Each opens once, when the authenticator is lost. They are shown this once.',
    recoveryLeft: (count: number) => `${count} left`,
    renewRecovery: 'Make new ones',
    copyCodes: 'Copy codes',
    codesCopied: 'Codes copied',
    kept: 'I have kept them',
    sessions: 'Where you are signed in',
    thisDevice: 'This device',
    signedIn: (when: string) => `since ${when}`,
    lastUsed: (when: string) => `last used ${when}`,
    end: 'Sign out',
    ended: 'Signed out there',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere?',
    everywhereHelp: 'Every session of yours ends at once, this one too.',
    stay: 'Stay signed in'
  },

  sso: {
    help: 'Staff whose e-mail ends with your domain sign in with your own provider (OpenID Connect).',
    issuer: 'Issuer',
    issuerHelp: 'The provider’s address, like https://login.example.com',
    clientId: 'Client id',
    clientSecret: 'Client secret',
    domain: 'E-mail domain',
    returnUrl: 'Tell the provider to come back to',
    copy: 'Copy address',
    copied: 'Address copied',
    answers: 'Saved. The provider answers.',
    keptButSilent: (why: string) => `Saved, but nobody can sign in with it yet: ${why}`,
    stop: 'Stop using it',
    stopped: 'Nobody signs in with a provider any more',
    isOn: (domain: string) => `On for @${domain}`
  },

  kinds: {
    salon: 'Salon',
    spa: 'Spa',
    clinic: 'Clinic',
    vet: 'Vet',
    other: 'Something else'
  } satisfies Record<BusinessKind, string>
}
