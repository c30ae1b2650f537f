import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { addRole, removeRole } from '@parlor/contract/roles.ts'
import {
  acceptInvitation,
  askPasswordReset,
  checkInvitation,
  resetPassword,
  switchBusiness
} from '@parlor/contract/sign-in.ts'
import { getSession } from '@parlor/contract/staff.ts'
import {
  changeStaff,
  disableStaff,
  enableStaff,
  inviteStaff,
  listStaff,
  renewInvitation,
  withdrawInvitation
} from '@parlor/contract/staff-members.ts'
import { demoPassword } from '../demo/add-business.ts'
import { moveClock, startClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { hire } from '../testing/isolation.ts'
import { aPostOffice } from '../testing/post-office.ts'
import { Person } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const post = await aPostOffice({ after })
const shop = await theSalon({ after }, { settings: { SMTP_URL: post.url } })
const { maya, theo, ines } = shop
const hours = 3_600_000
const good = 'a long and quiet river'

afterEach(async () => {
  startClock()
  await asOwner(shop.databaseUrl, 'delete from sign_in_delays')
})

const tokenIn = (text: string) => /#([\w-]{43})/.exec(text)?.[1] ?? ''
const someone = () => new Person(shop.server.url)

async function invited(email: string, more: object = {}, by = maya) {
  const invitation = { email, name: 'Iris Tan', role: 'provider', locationIds: [], ...more }
  const answer = await by.call(inviteStaff, { invitationId: newId(), ...invitation } as never)
  const letter = await post.letterTo(email)
  return { ...answer, token: tokenIn(letter), letter }
}

test('an invitation comes by mail, says who invites to what, and opens the door', async () => {
  await shop.priya.text('Hello')
  const { token, mailed, link, letter, invitation } = await invited('Iris@Salon.test', {
    role: 'front-desk'
  })
  assert.deepEqual([mailed, link], [true, null])
  assert.match(letter, /Fern & Wild invites you/)
  assert.equal((await maya.call(listStaff, {})).invitations[0]!.id, invitation.id)
  assert.deepEqual(await someone().call(checkInvitation, { token }), {
    businessName: 'Fern & Wild',
    email: 'iris@salon.test',
    name: 'Iris Tan',
    invitedBy: 'Maya Okafor',
    hasAccount: false
  })
  const desk = await theo.open()
  const iris = someone()
  const session = await iris.call(acceptInvitation, { token, name: 'Iris Tan', password: good })
  assert.deepEqual([session.staff.name, session.staff.role], ['Iris Tan', 'front-desk'])
  assert.equal((await iris.inbox()).length, 1)
  await desk.until(() => desk.events.some(({ event }) => event.type === 'colleagues.updated'))
  desk.close()
  assert.deepEqual((await maya.call(listStaff, {})).invitations, [])
  await someone().signIn('iris@salon.test', good)
})

test('a link is good once: of ten who use it at the same moment one comes in', async () => {
  const { token } = await invited('once@salon.test')
  const tries = Array.from({ length: 10 }, () =>
    someone().call(acceptInvitation, { token, name: 'Once', password: good })
  )
  const answers = await Promise.allSettled(tries)
  assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1)
  await assert.rejects(someone().call(checkInvitation, { token }), /has ended or was used/)
})

test('a link ends after 72 hours, when it is renewed, and when it is withdrawn', async () => {
  const { token, invitation } = await invited('late@salon.test')
  const look = (which: string) => someone().call(checkInvitation, { token: which })
  moveClock(71 * hours)
  await look(token)
  moveClock(2 * hours)
  await assert.rejects(look(token), /has ended/)
  await maya.signIn('maya@salon.test', demoPassword)
  await post.forget()
  await maya.call(renewInvitation, { id: invitation.id, mail: true })
  const fresh = tokenIn(await post.letterTo('late@salon.test'))
  await assert.rejects(look(token), /has ended/)
  await look(fresh)
  await maya.call(withdrawInvitation, { id: invitation.id })
  await assert.rejects(look(fresh), /has ended/)
})

test('a forged link, another’s link and a cut link open nothing, in the same words', async () => {
  const { token } = await invited('forged@salon.test')
  const words = new Set<string>()
  for (const wrong of [token.slice(1), `${token}x`, 'x'.repeat(43), "' or 1=1", '\0', '🔑']) {
    const answer = someone().call(acceptInvitation, { token: wrong, name: 'X', password: good })
    await assert.rejects(answer, (error: Error) => Boolean(words.add(error.message)))
  }
  assert.deepEqual([...words], ['This link has ended or was used. Ask for a new invitation.'])
})

test('nobody is invited to more than the inviter may, nor by somebody who lost the right since', async () => {
  const mona = await hire(shop, 'Mona Manager', 'front-desk', { 'staff.manage': true })
  await assert.rejects(invited('x@salon.test', { role: 'admin' }, mona), /do not have/)
  await assert.rejects(invited('x@salon.test', { role: 'owner' }, mona), /Only an owner/)
  const { token } = await invited('desk@salon.test', { role: 'front-desk' }, mona)
  const { staff } = await mona.call(getSession, {})
  const join = () => someone().call(acceptInvitation, { token, name: 'Desk', password: good })
  await maya.call(changeStaff, { id: staff.id, exceptions: [] })
  await assert.rejects(join(), /has ended/)
  await maya.call(changeStaff, {
    id: staff.id,
    exceptions: [{ permission: 'staff.manage', allowed: true, reason: null }]
  })
  await maya.call(disableStaff, { id: staff.id })
  await assert.rejects(join(), /has ended/)
  await maya.call(enableStaff, { id: staff.id })
  await join()
})

test('who works here already, or is invited already, is not invited again', async () => {
  await assert.rejects(invited('theo@salon.test'), /works here already/)
  const { invitation } = await invited('twice@salon.test')
  await assert.rejects(invited('TWICE@salon.test'), /is invited already/)
  const same = { email: 'twice@salon.test', name: 'Iris Tan', locationIds: [] }
  const again = { invitationId: invitation.id, role: 'provider' as const, ...same }
  assert.equal((await maya.call(inviteStaff, again)).invitation.id, invitation.id)
})

test('a role that somebody is invited to stays', async () => {
  const roleId = newId()
  const role = { roleId, name: 'Trainee', permissions: [], visibility: 'assigned' as const }
  await maya.call(addRole, role)
  await invited('trainee@salon.test', { role: roleId })
  await assert.rejects(maya.call(removeRole, { id: roleId }), /is invited to it/)
})

test('one person in two businesses: the old password proves it, and one session goes from one to the other', async () => {
  const { token } = await invited('ines@nextdoor.test')
  assert.equal((await someone().call(checkInvitation, { token })).hasAccount, true)
  const wrong = someone().call(acceptInvitation, { token, name: 'Ines', password: good })
  await assert.rejects(wrong, /do not belong together/, 'an invitation changes no password')
  const both = someone()
  await both.call(acceptInvitation, { token, name: 'Ines M', password: demoPassword })
  const here = await both.call(getSession, {})
  assert.equal(here.business.name, 'Fern & Wild')
  assert.deepEqual(
    here.businesses.map(each => each.name),
    ['Fern & Wild', 'Next Door Barbers']
  )
  const screen = await both.open()
  const before = both.cookie
  const there = await both.call(switchBusiness, { businessId: shop.nextDoor.businessId })
  assert.deepEqual([there.business.name, there.staff.name], ['Next Door Barbers', 'Ines Moreau'])
  assert.notEqual(both.cookie, before)
  await screen.until(() => screen.closeCode === 4401)
  const old = someone()
  old.cookie = before
  assert.equal((await old.fetch('/api/v1/session')).status, 401)
  assert.ok(!(await both.inbox('all')).some(row => row.phone === priyasPhone))
  await assert.rejects(
    theo.call(switchBusiness, { businessId: shop.nextDoor.businessId }),
    /no such business/
  )
  const alone = (await ines.call(getSession, {})).businesses.map(each => each.name)
  assert.equal(alone.length, 2, 'her other session may switch, too')
})

test('a forgotten password: one link, one hour, once; then every session has ended', async () => {
  const theos = await shop.as(shop.server, 'theo@salon.test')
  const screen = await theos.open()
  await someone().call(askPasswordReset, { email: 'theo@salon.test' })
  const first = tokenIn(await post.letterTo('theo@salon.test'))
  await post.forget()
  await someone().call(askPasswordReset, { email: 'Theo@salon.test' })
  const token = tokenIn(await post.letterTo('theo@salon.test'))
  const choose = (which: string, password = good) =>
    someone().call(resetPassword, { token: which, password })
  await assert.rejects(choose(first), /has ended/, 'the newer one counts')
  moveClock(61 * 60_000)
  await assert.rejects(choose(token), /has ended/)
  startClock()
  await assert.rejects(choose(token, 'password1'), /tried first/)
  const answers = await Promise.allSettled([choose(token), choose(token), choose(token)])
  assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1)
  await screen.until(() => screen.closeCode === 4401)
  assert.equal((await theos.fetch('/api/v1/session')).status, 401)
  await assert.rejects(someone().signIn('theo@salon.test', demoPassword), /do not belong/)
  await someone().signIn('theo@salon.test', good)
})

test('who asks for a reset hears the same whether anybody has that address', async () => {
  await post.forget()
  for (const email of ['zoe@salon.test', 'nobody@salon.test']) {
    assert.deepEqual(await someone().call(askPasswordReset, { email }), {})
  }
  await post.letterTo('zoe@salon.test')
  assert.deepEqual(post.recipients(), ['zoe@salon.test'])
  for (let i = 0; i < 5; i++) {
    await someone()
      .call(askPasswordReset, { email: 'zoe@salon.test' })
      .catch(() => undefined)
  }
  await assert.rejects(
    someone().call(askPasswordReset, { email: 'zoe@salon.test' }),
    /Try again in/
  )
  await someone().signIn('zoe@salon.test', demoPassword)
})

test('where the mail server is away, the inviter gets the link to pass on', async () => {
  await post.close()
  const answer = await maya.call(inviteStaff, {
    invitationId: newId(),
    email: 'nomail@salon.test',
    name: 'No Mail',
    role: 'provider',
    locationIds: []
  })
  assert.equal(answer.mailed, false)
  const token = tokenIn(answer.link!)
  assert.equal((await someone().call(checkInvitation, { token })).email, 'nomail@salon.test')
})

test('no token is in the database', async () => {
  const rows = await eventually(
    () =>
      asOwner<{ held: number }>(
        shop.databaseUrl,
        'select count(*)::int as held from invitation_tokens where length(token_hash) = 32'
      ),
    ([row]) => row!.held > 0
  )
  assert.ok(rows[0]!.held > 0)
})
