import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import {
  acceptInvitation,
  addPasskey,
  askNewPasskey,
  askPasskey,
  askPasswordReset,
  checkInvitation,
  getMySignIn,
  resetPassword,
  signInWithPasskey
} from '@parlor/contract/sign-in.ts'
import { inviteStaff, renewInvitation } from '@parlor/contract/staff-members.ts'
import { Authenticator } from '../testing/authenticator.ts'
import { asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { aPostOffice } from '../testing/post-office.ts'
import { theSalon } from '../testing/salon.ts'

const post = await aPostOffice({ after })
const shop = await theSalon({ after }, { settings: { SMTP_URL: post.url } })
const good = 'a long and quiet river'
const tokenIn = (text: string) => /#([\w-]{43})/.exec(text)?.[1] ?? ''
const someone = () => new Person(shop.server.url)

afterEach(() => asOwner(shop.databaseUrl, 'delete from sign_in_delays'))

async function invited(email: string): Promise<{ id: string; mailed: string }> {
  const id = newId()
  const invitation = { email, name: 'Iris Tan', role: 'provider' }
  await shop.maya.call(inviteStaff, { invitationId: id, ...invitation, locationIds: [] })
  return { id, mailed: tokenIn(await post.letterTo(email)) }
}

/** Comes in by that link and keeps a passkey for later. */
async function joinWithPasskey(token: string) {
  const person = someone()
  await person.call(acceptInvitation, { token, name: 'Iris Tan', password: good })
  const device = new Authenticator(shop.server.url)
  const { challengeId, options } = await person.call(askNewPasskey, { password: good })
  const answer = device.create(options as never)
  await person.call(addPasskey, { challengeId, name: 'A phone', answer })
  return device
}

async function comeIn(device: Authenticator) {
  const { challengeId, options } = await someone().call(askPasskey, {})
  return someone().call(signInWithPasskey, { challengeId, answer: device.get(options as never) })
}

async function reset(email: string, password: string) {
  await post.forget()
  await someone().call(askPasswordReset, { email })
  await someone().call(resetPassword, { token: tokenIn(await post.letterTo(email)), password })
}

test('a link to pass on by hand: no letter goes out, and the one that was mailed ends', async () => {
  const { id, mailed } = await invited('byhand@salon.test')
  await post.forget()
  const { link, ...answer } = await shop.maya.call(renewInvitation, { id, mail: false })
  assert.equal(answer.mailed, false)
  assert.deepEqual(post.recipients(), [])
  await assert.rejects(someone().call(checkInvitation, { token: mailed }), /has ended/)
  const token = tokenIn(link!)
  assert.equal((await someone().call(checkInvitation, { token })).email, 'byhand@salon.test')
})

test('who took an address that is not theirs loses its passkey to whoever reads its letters', async () => {
  const { id } = await invited('bob@elsewhere.test')
  const { link } = await shop.maya.call(renewInvitation, { id, mail: false })
  const device = await joinWithPasskey(tokenIn(link!))
  await comeIn(device)
  await reset('bob@elsewhere.test', 'seven quiet kettles')
  await assert.rejects(comeIn(device), /opens nothing/)
  const bob = await someone().signIn('bob@elsewhere.test', 'seven quiet kettles')
  assert.deepEqual((await bob.call(getMySignIn, {})).passkeys, [])
})

test('who came by the letter keeps their passkey through a forgotten password', async () => {
  const { mailed } = await invited('iris@salon.test')
  const device = await joinWithPasskey(mailed)
  await reset('iris@salon.test', 'seven quiet kettles')
  assert.equal((await comeIn(device)).staff.name, 'Iris Tan')
})

test('once the address is shown to be theirs, a passkey outlives the next reset', async () => {
  const { id } = await invited('cora@salon.test')
  const { link } = await shop.maya.call(renewInvitation, { id, mail: false })
  await joinWithPasskey(tokenIn(link!))
  await reset('cora@salon.test', 'seven quiet kettles')
  const cora = await someone().signIn('cora@salon.test', 'seven quiet kettles')
  const device = new Authenticator(shop.server.url)
  const { challengeId, options } = await cora.call(askNewPasskey, {
    password: 'seven quiet kettles'
  })
  const answer = device.create(options as never)
  await cora.call(addPasskey, { challengeId, name: 'A phone', answer })
  await reset('cora@salon.test', good)
  await comeIn(device)
})
