import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listAudit } from '@parlor/contract/audit.ts'
import {
  changePassword,
  getSingleSignOn,
  setSingleSignOn,
  signInWithSingleSignOn,
  startCodes,
  startSingleSignOn,
  stopSingleSignOn,
  switchBusiness
} from '@parlor/contract/sign-in.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { demoPassword } from '../demo/add-business.ts'
import { asOwner } from '../testing/database.ts'
import { anIdentityProvider } from '../testing/identity-provider.ts'
import { Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'

const client = { id: 'parlor', secret: 'between-us-two' }
const provider = await anIdentityProvider({ after }, client)
const shop = await theSalon({ after })
const { maya, theo, ines } = shop
await provider.open(`${shop.server.url}/sign-in/return`)
const settings = {
  issuer: provider.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  emailDomain: 'salon.test'
}
const someone = () => new Person(shop.server.url)

async function setOut(email: string) {
  const person = someone()
  const { url } = await person.call(startSingleSignOn, { email })
  return { person, url: url! }
}

async function comeIn(email: string, as = email) {
  const { person, url } = await setOut(email)
  const query = await provider.visit(url, as)
  await person.call(signInWithSingleSignOn, { query })
  return { person, query }
}

test('the provider is set by whoever has an e-mail of its domain; its secret is never shown', async () => {
  const other = { ...settings, emailDomain: 'nextdoor.test' }
  await assert.rejects(maya.call(setSingleSignOn, other), /does not end in nextdoor\.test/)
  await assert.rejects(theo.call(setSingleSignOn, settings), /settings\.change/)
  await maya.call(setSingleSignOn, settings)
  const shown = await maya.call(getSingleSignOn, {})
  assert.deepEqual(shown.singleSignOn, {
    issuer: provider.issuer,
    clientId: 'parlor',
    emailDomain: 'salon.test',
    returnUrl: `${shop.server.url}/sign-in/return`
  })
  assert.ok(!JSON.stringify(shown).includes(client.secret))
  const rows = await asOwner<{ held: string }>(
    shop.databaseUrl,
    `select encode(client_secret_sealed, 'escape') as held from single_sign_on`
  )
  assert.ok(!rows[0]!.held.includes(client.secret))
})

test('who works here comes in by the provider, into this business', async () => {
  const { person } = await comeIn('theo@salon.test')
  const session = await person.call(getSession, {})
  assert.deepEqual([session.staff.name, session.business.name], ['Theo Lindqvist', 'Fern & Wild'])
})

test('a domain without a provider has nowhere to go, and a stranger of the domain is not told apart', async () => {
  assert.deepEqual(await someone().call(startSingleSignOn, { email: 'x@elsewhere.test' }), {
    url: null
  })
  assert.match((await setOut('stranger@salon.test')).url, /^http/)
})

test('an answer is good once, in the browser that set out, and as it was given', async () => {
  const { query } = await comeIn('theo@salon.test')
  const words = /did not vouch/
  await assert.rejects(someone().call(signInWithSingleSignOn, { query }), words, 'used')
  const { person, url } = await setOut('theo@salon.test')
  const fresh = await provider.visit(url, 'theo@salon.test')
  await assert.rejects(someone().call(signInWithSingleSignOn, { query: fresh }), words, 'elsewhere')
  const forged = fresh.replace(/code=[^&]+/, 'code=forged')
  await assert.rejects(person.call(signInWithSingleSignOn, { query: forged }), words)
})

test('whoever does not work here, has another domain, or no proven e-mail, stays outside', async () => {
  for (const as of ['stranger@salon.test', 'ines@nextdoor.test']) {
    await assert.rejects(comeIn('theo@salon.test', as), /did not vouch/, as)
  }
  provider.verified.email = false
  await assert.rejects(comeIn('theo@salon.test'), /did not vouch/)
  provider.verified.email = true
})

test('what a provider vouched for reaches its own business alone, and changes no sign-in', async () => {
  // Maya works next door, too; the salon’s provider must not open that door.
  const [account] = await asOwner<{ id: string }>(
    shop.databaseUrl,
    "select id from accounts where email = 'maya@salon.test'"
  )
  await asOwner(shop.databaseUrl, 'insert into memberships values ($1, $2, $3)', [
    account!.id,
    shop.nextDoor.businessId,
    shop.nextDoor.staff['ines']
  ])
  const { person } = await comeIn('maya@salon.test')
  const next = person.call(switchBusiness, { businessId: shop.nextDoor.businessId })
  await assert.rejects(next, /own provider/)
  const password = { current: demoPassword, next: 'a long and quiet river' }
  await assert.rejects(person.call(changePassword, password), /own provider/)
  await assert.rejects(person.call(startCodes, { password: demoPassword }), /own provider/)
})

test('without the provider its sessions end at once, and it is written down', async () => {
  const { person } = await comeIn('zoe@salon.test')
  const screen = await person.open()
  await maya.call(stopSingleSignOn, {})
  await screen.until(() => screen.closeCode === 4401)
  assert.equal((await person.fetch('/api/v1/session')).status, 401)
  assert.equal((await theo.fetch('/api/v1/session')).status, 200, 'came with a password')
  const { lines } = await maya.call(listAudit, { act: 'sign-in.single-sign-on-changed' })
  assert.equal(lines.length, 2)
  assert.equal((await ines.call(listAudit, { group: 'sign-in' })).lines.length > 0, true)
})
