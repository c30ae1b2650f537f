import { newId } from '@parlor/contract/ids.ts'

/** A right value for each field that there is; a new field gets one here. */
const right: Record<string, () => unknown> = {
  id: () => newId(),
  view: () => 'all',
  limit: () => '10',
  before: () => `2026-11-24T18:42:00.000Z~${newId()}`,
  through: () => '2026-11-24T18:42:00.000Z',
  messageId: () => newId(),
  resendOf: () => newId(),
  body: () => 'See you Friday',
  email: () => 'nobody@salon.test',
  password: () => 'wrong',
  code: () => '123456',
  token: () => 'no-such-token',
  name: () => newId(),
  businessId: () => newId(),
  current: () => 'wrong',
  next: () => 'a long enough passphrase',
  invitationId: () => newId(),
  role: () => 'provider',
  locationIds: () => [],
  visibility: () => 'all',
  exceptions: () => [],
  roleId: () => newId(),
  permissions: () => [],
  locationId: () => null,
  timeZone: () => 'America/Vancouver',
  by: () => newId(),
  subject: () => 'x',
  act: () => 'staff.changed',
  group: () => 'staff',
  to: () => '2026-11-25T18:42:00.000Z',
  clientType: () => 'member',
  groupId: () => newId(),
  conversationId: () => newId(),
  assigneeId: () => newId(),
  hasAttachment: () => 'yes',
  filters: () => ({}),
  from: () => '2026-11-24T18:42:00.000Z',
  until: () => new Date(Date.now() + 86_400_000).toISOString(),
  providerId: () => null,
  staffId: () => null,
  labelId: () => newId(),
  ids: () => [newId()],
  change: () => ({ to: 'read' }),
  noteId: () => newId(),
  mentions: () => [],
  colour: () => 3,
  phone: () => '+12505550177',
  why: () => '',
  closeWord: () => 'close',
  autoCloseDays: () => 3,
  after: () => `2026-11-24T18:42:00.000Z~${newId()}`,
  at: () => '2026-11-24T18:42:00.000Z',
  thenClose: () => false,
  lastSeenId: () => null,
  scheduledFor: () => new Date(Date.now() + 86_400_000).toISOString(),
  cancelOnReply: () => false,
  sendNow: () => false,
  challengeId: () => newId(),
  answer: () => ({ id: 'x' }),
  query: () => '?code=x&state=y',
  issuer: () => 'http://127.0.0.1:9',
  clientId: () => 'parlor',
  clientSecret: () => 'secret',
  emailDomain: () => 'salon.test',
  owner: () => ({ name: 'Nia', email: 'nia@salon.test', password: 'a long enough passphrase' }),
  business: () => ({
    ...{ name: 'Nia’s', kind: 'salon', timeZone: 'America/Vancouver', country: 'CA' },
    locationName: 'Main'
  }),
  number: () => 'virtual',
  q: () => 'priya',
  numberId: () => newId(),
  isShared: () => false,
  week: () => [{ weekday: 1, opens: '09:00', closes: '17:00' }],
  closedDays: () => [{ day: '2026-12-25', name: 'Christmas Day', from: null }],
  keyId: () => newId(),
  scopes: () => ['read'],
  expiresInDays: () => 30
}

/** Where a name means something of its own. */
const rightHere: Record<string, Record<string, unknown>> = {
  'POST /api/v1/conversations': { clientId: newId() },
  'PUT /api/v1/conversations/{id}/client': { clientId: newId() },
  'POST /api/v1/conversations/{id}/client': { clientId: newId() },
  'POST /api/v1/locations': { locationId: newId() },
  'POST /api/v1/password-reset': { password: 'a long enough passphrase' },
  'DELETE /api/v1/me/sessions/{id}': { id: '0123456789abcdef' }
}

/** `own` is a conversation that is there. */
export function rightValues(own: string) {
  return (route: string, name: string): unknown =>
    rightHere[route]?.[name] ?? (name === 'id' ? own : right[name]?.())
}
