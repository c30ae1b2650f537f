import type { Scope } from '@parlor/contract/api-keys.ts'

/** The words of the settings for who writes programs. */
export const developerWords = {
  section: { word: 'Developer', help: 'API keys', finds: 'api key token integration scope' },
  keys: 'API keys',
  keysHelp:
    'A program shows a key to work for this business. It does what the key is for, and no more.',
  none: 'No keys yet',
  add: 'Make a key',
  addTitle: 'Make an API key',
  name: 'Name',
  nameHelp: 'What it is for: texts sent with it carry this name.',
  scopes: 'What it may do',
  scope: {
    read: 'Read conversations, texts and clients',
    send: 'Send texts, and close, assign and label conversations',
    manage: 'Manage clients, delete texts and block numbers'
  } satisfies Record<Scope, string>,
  shortScope: { read: 'reads', send: 'sends', manage: 'manages' } satisfies Record<Scope, string>,
  alwaysReads: 'Every key reads.',
  ends: 'Ends',
  endsNever: 'Never',
  endsIn: (days: number) => (days === 365 ? 'In a year' : `In ${days} days`),
  make: 'Make the key',
  shown: {
    title: 'Keep this key now',
    help: 'It is shown this once. Parlor keeps no copy that could be read. Send it in the header “Authorization: Bearer”, never in an address.',
    label: 'Key',
    copy: 'Copy key',
    copied: 'Key copied',
    done: 'I have kept it'
  },
  facts: (scopes: string, ending: string) => `${scopes} · ends with ${ending}`,
  madeBy: (name: string, when: string) => `made by ${name}, ${when}`,
  used: (when: string) => `used ${when}`,
  unused: 'not used yet',
  until: (when: string) => `good until ${when}`,
  over: (when: string) => `expired ${when}`,
  revoke: 'Revoke',
  revokeLabel: (name: string) => `Revoke ${name}`,
  revokeTitle: (name: string) => `Revoke ${name}?`,
  revokeHelp: 'Whatever uses it is refused at once, for good. Texts that it sent keep its name.',
  keep: 'Keep it',
  revoked: 'Revoked'
}
