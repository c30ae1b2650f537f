import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  getMySignIn,
  removePasskey,
  signInWithPasskey
} from '@parlor/contract/sign-in.ts'
import { demoPassword } from '../demo/add-business.ts'
import { moveClock, startClock } from '../platform/clock.ts'
import { Authenticator } from '../testing/authenticator.ts'
import { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'
import { siteOf } from './use-passkey.ts'

const shop = await theSalon({ after })
const { theo, zoe } = shop
const phone = new Authenticator(shop.server.url)
const password = demoPassword
const someone = () => new Person(shop.server.url)

async function register(device: Authenticator, person = theo) {
  const { challengeId, options } = await person.call(askNewPasskey, { password })
  const answer = device.create(options as never)
  return person.call(addPasskey, { challengeId, name: 'Theo’s phone', answer })
}

async function comeIn(device: Authenticator, change: (answer: never) => void = () => undefined) {
  const person = someone()
  const { challengeId, options } = await person.call(askPasskey, {})
  const answer = device.get(options as never)
  change(answer as never)
  const session = await person.call(signInWithPasskey, { challengeId, answer })
  return { person, session, challengeId, answer }
}

test('a passkey is kept, named, and opens the door without password or code', async () => {
  const { passkey } = await register(phone)
  assert.equal(passkey.name, 'Theo’s phone')
  assert.equal(passkey.lastUsedAt, null)
  const { session, person } = await comeIn(phone)
  assert.equal(session.staff.name, 'Theo Lindqvist')
  const { passkeys } = await person.call(getMySignIn, {})
  assert.ok(passkeys[0]!.lastUsedAt)
})

test('an answer opens once, and not after five minutes', async () => {
  const { challengeId, answer } = await comeIn(phone)
  await assert.rejects(someone().call(signInWithPasskey, { challengeId, answer }), /opens nothing/)
  const person = someone()
  const asked = await person.call(askPasskey, {})
  const late = phone.get(asked.options as never)
  moveClock(6 * 60_000)
  const come = person.call(signInWithPasskey, { challengeId: asked.challengeId, answer: late })
  await assert.rejects(come, /opens nothing/)
  startClock()
})

test('what is forged, copied, from another site or without a person’s proof opens nothing', async () => {
  const words = /opens nothing/
  await assert.rejects(comeIn(new Authenticator(shop.server.url)), words, 'unknown')
  const forger = new Authenticator(shop.server.url)
  forger.id = phone.id
  forger.counter = 1000
  await assert.rejects(comeIn(forger), words, 'another key')
  phone.origin = 'https://parlor.evil.test'
  await assert.rejects(comeIn(phone), words, 'another site')
  phone.origin = shop.server.url
  phone.flags = 0x01
  await assert.rejects(comeIn(phone), words, 'nobody proved anything')
  phone.flags = 0x05
  const counter = phone.counter
  phone.counter = 0
  await assert.rejects(comeIn(phone), words, 'a copy')
  phone.counter = counter
  const cut = (answer: { response: { signature: string } }) => {
    answer.response.signature = answer.response.signature.slice(4)
  }
  await assert.rejects(comeIn(phone, cut as never), words)
  await comeIn(phone)
})

test('nobody keeps a passkey for another, nor one that is known already', async () => {
  const { challengeId, options } = await theo.call(askNewPasskey, { password })
  const answer = new Authenticator(shop.server.url).create(options as never)
  const kept = zoe.call(addPasskey, { challengeId, name: 'Mine', answer })
  await assert.rejects(kept, /could not be kept/)
  await assert.rejects(register(phone, zoe), /could not be kept/)
})

test('a screen that was left open makes no passkey: the password is asked for, and guesses cost time', async () => {
  const guess = () => zoe.call(askNewPasskey, { password: 'a wrong one' })
  await assert.rejects(guess(), /not your password/)
  for (let i = 0; i < 4; i++) await guess().catch(() => undefined)
  await assert.rejects(zoe.call(askNewPasskey, { password }), /Too many wrong tries/)
})

test('a removed passkey opens nothing, and nobody removes another’s', async () => {
  const { passkeys } = await theo.call(getMySignIn, {})
  const id = passkeys[0]!.id
  await assert.rejects(zoe.call(removePasskey, { id }), /no such passkey/)
  await theo.call(removePasskey, { id })
  await assert.rejects(comeIn(phone), /opens nothing/)
})

test('a passkey is bound to our own address; on this machine localhost stands for it', () => {
  const evil = 'https://parlor.evil.test'
  assert.equal(siteOf('https://texts.salon.test', evil).host, 'texts.salon.test')
  assert.equal(siteOf('https://texts.salon.test', 'http://localhost:3000').host, 'texts.salon.test')
  assert.equal(siteOf('http://127.0.0.1:3000', 'http://localhost:3000').host, 'localhost')
  assert.equal(siteOf('http://127.0.0.1:3000', evil).host, '127.0.0.1')
})
