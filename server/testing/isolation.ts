import assert from 'node:assert/strict'
import { addApiKey, revokeApiKey, type Scope } from '@parlor/contract/api-keys.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import { demoPassword } from '../demo/add-business.ts'
import { hashPassword } from '../platform/secrets.ts'
import { addAccount } from '../staff/accounts.ts'
import { addStaff } from '../staff/staff.ts'
import { asOwner } from './database.ts'
import { inPath } from './isolation-conversations.ts'
import { Person } from './person.ts'
import { gloriasPhone, nextDoorPhone, priyasPhone, type Salon } from './salon.ts'

export type Who =
  | 'anonymous' // without a session
  | 'disabled' // with the session of somebody who may not come in any more
  | 'nobody' // works here, and may do nothing
  | 'zoe' // views her own clients and sends
  | 'watcher' // views all, and sends nothing
  | 'theo' // front desk: views all and sends
  | 'alan' // admin
  | 'maya' // owner
  | 'ines' // owner of another business
  | Program
/** Keys of the salon, by their scope; the last one was revoked. */
export type Program = 'key-read' | 'key-send' | 'key-manage' | 'key-revoked'
export type What = 'own' | 'hidden' | 'foreign' | 'random' | 'deleted'

export const everybody: Who[] = [
  ...(['anonymous', 'disabled', 'nobody', 'zoe', 'watcher'] as const),
  ...(['theo', 'alan', 'maya', 'ines'] as const),
  ...(['key-read', 'key-send', 'key-manage', 'key-revoked'] as const)
]

export const canary = 'Kanarienvogel'
export const foreignPhone = '+12505550177'
export const deletedPhone = '+12505550188'

/** Who holds which right. Written out, not asked of the product. */
const desk: Permission[] = [
  ...(['conversations.view-own', 'conversations.view-all', 'messages.send'] as const),
  ...(['numbers.block', 'clients.manage', 'clients.see-all'] as const),
  ...(['appointments.view', 'appointments.manage'] as const)
]
const reads: Permission[] = [
  ...(['conversations.view-own', 'conversations.view-all', 'clients.see-all'] as const),
  'appointments.view'
]
const provides: Permission[] = [
  ...(['conversations.view-own', 'messages.send'] as const),
  ...(['appointments.view', 'appointments.manage'] as const)
]
const holds: Record<Who, (right: Permission) => boolean> = {
  anonymous: () => false,
  disabled: () => false,
  nobody: () => false,
  zoe: right => provides.includes(right),
  watcher: right => /^(conversations|appointments)\./.test(right),
  theo: right => desk.includes(right),
  alan: () => true,
  maya: () => true,
  ines: () => true,
  'key-read': right => reads.includes(right),
  'key-send': right => reads.includes(right) || right === 'messages.send',
  'key-manage': right =>
    reads.includes(right) ||
    ['messages.delete', 'numbers.block', 'clients.manage', 'appointments.manage'].includes(right),
  'key-revoked': () => false
}
const isProgram = (who: Who): who is Program => who.startsWith('key-')

/** What each is answered whose right is checked before anything else. */
export function statusWithout(
  who: Who,
  right: Permission | 'staff' | 'anyone',
  route: string
): number | null {
  if (right === 'anyone') return null
  if (who === 'anonymous' || who === 'disabled' || who === 'key-revoked') return 401
  // A program has no marks of its own: with the right to see it changes nothing.
  const changes = !route.startsWith('GET ')
  if (isProgram(who) && (right === 'staff' || (changes && reads.includes(right)))) return 403
  return right === 'staff' || holds[who](right) ? null : 403
}

/** Which of the salon's conversations each sees, of those who see any. */
const seesAlso: Partial<Record<Who, What[]>> = {
  zoe: ['own'],
  watcher: ['own', 'hidden'],
  theo: ['own', 'hidden'],
  alan: ['own', 'hidden'],
  maya: ['own', 'hidden'],
  ines: ['foreign'],
  'key-read': ['own', 'hidden'],
  'key-send': ['own', 'hidden'],
  'key-manage': ['own', 'hidden']
}
export const seesConversation = (who: Who, what: What) => seesAlso[who]?.includes(what) ?? false

export type World = { people: Record<Who, Person>; ids: Record<What, string> }

/** As the salon sees it: Priya is Zoe's own client, Gloria is not, and Ines has the third. */
export async function theMatrix(shop: Salon): Promise<World> {
  const { maya, theo, zoe, ines } = shop
  await shop.priya.text('Can I move to Friday?')
  await shop.gloria.text('Please keep this between us')
  await shop.carrier.inbound({
    from: foreignPhone,
    to: nextDoorPhone,
    body: `${canary} am Fenster`
  })
  await ines.reply(foreignPhone, `${canary} zurück`)
  await shop.carrier.inbound({ from: deletedPhone, to: '+12505550110', body: 'Soon forgotten' })
  await shop.quiet()
  const [alan, watcher, nobody, disabled] = await Promise.all([
    hire(shop, 'Alan Admin', 'admin'),
    hire(shop, 'Wanda Watcher', 'provider', {
      'conversations.view-all': true,
      'messages.send': false
    }),
    hire(shop, 'Nora Nobody', 'provider', {
      'conversations.view-own': false,
      'messages.send': false,
      'appointments.view': false,
      'appointments.manage': false
    }),
    hire(shop, 'Dan Disabled', 'front-desk')
  ])
  const ids: Record<What, string> = {
    own: (await maya.conversationWith(priyasPhone)).id,
    hidden: (await maya.conversationWith(gloriasPhone)).id,
    foreign: (await ines.conversationWith(foreignPhone)).id,
    deleted: (await maya.conversationWith(deletedPhone)).id,
    random: newId()
  }
  await asOwner(shop.databaseUrl, 'update conversations set deleted_at = now() where id = $1', [
    ids.deleted
  ])
  await asOwner(
    shop.databaseUrl,
    `update memberships set disabled_at = now()
     where account_id = (select id from accounts where email = 'dan@salon.test')`
  )
  const anonymous = new Person(shop.server.url)
  const programs = await theKeys(shop)
  return {
    people: { anonymous, disabled, nobody, zoe, watcher, theo, alan, maya, ines, ...programs },
    ids
  }
}

async function theKeys(shop: Salon): Promise<Record<Program, Person>> {
  const made = async (...scopes: Scope[]) => {
    const keyId = newId()
    const { token } = await shop.maya.call(addApiKey, { keyId, name: `For ${scopes}`, scopes })
    const program = new Person(shop.server.url)
    program.key = token
    return { program, keyId }
  }
  const [read, send, manage, revoked] = await Promise.all([
    made('read'),
    made('send'),
    made('manage'),
    made('read', 'send', 'manage')
  ])
  await shop.maya.call(revokeApiKey, { id: revoked.keyId })
  return {
    'key-read': read.program,
    'key-send': send.program,
    'key-manage': manage.program,
    'key-revoked': revoked.program
  }
}

/** Somebody new at the salon, with exceptions from what the role gives. */
export async function hire(
  shop: Salon,
  name: string,
  role: string,
  exceptions: Partial<Record<Permission, boolean>> = {},
  email = `${name.split(' ')[0]!.toLowerCase()}@salon.test`
): Promise<Person> {
  const { db } = shop.server.platform
  const { businessId } = shop.salon
  const id = newId()
  await db.inBusiness(businessId, tx => addStaff(tx, { id, name, role, colour: 9 }))
  const passwordHash = await hashPassword(demoPassword)
  await addAccount(db, { email, passwordHash, businessId, staffId: id })
  for (const [permission, allowed] of Object.entries(exceptions)) {
    await asOwner(
      shop.databaseUrl,
      `insert into staff_exceptions (business_id, staff_id, permission, allowed, at)
       values ($1, $2, $3, $4, now())`,
      [businessId, id, permission, allowed]
    )
  }
  return shop.as(shop.server, email)
}

/** One request of one person, as it goes over the wire. */
export async function ask(person: Person, route: string, id?: string, body?: object) {
  const [method = '', path = ''] = route.split(' ')
  const response = await person.fetch(
    `/api/v1${path
      .replace('{labelId}', inPath.labelId)
      .replace('{patientId}', newId())
      .replace('{line}', '2')
      .replace(/\{\w+\}/, encodeURIComponent(id ?? ''))}`,
    {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    }
  )
  const text = await response.text()
  return { status: response.status, text, all: text + JSON.stringify([...response.headers]) }
}

export const withoutIds = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/"requestId":"[^"]*"/, '')

export function expectNothingForeign(who: Who, text: string): void {
  const others = who === 'ines' ? ['Priya', 'Gloria', 'Friday', 'between us', 'Fern'] : [canary]
  const phones = who === 'ines' ? [priyasPhone, gloriasPhone] : [foreignPhone, 'Ines', 'Next Door']
  for (const each of [...others, ...phones]) {
    assert.ok(!text.includes(each), `${who} received ${each}: ${text}`)
  }
}
