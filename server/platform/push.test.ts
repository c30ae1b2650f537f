import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { signOut } from '@parlor/contract/staff.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { WebSocket } from 'ws'
import { demoPassword } from '../demo/add-business.ts'
import { asOwner, inDatabase } from '../testing/database.ts'
import { OpenScreen, Person } from '../testing/person.ts'
import { theSalon } from '../testing/salon.ts'
import { sessionCookie } from './http.ts'
import { sha256 } from './secrets.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, ines, priya, gloria } = shop
const businessId = shop.salon.businessId

const last = async () =>
  (await maya.open()).frames.flatMap(each => ('seq' in each ? each.seq : []))[0]!
const seqsOf = (screen: OpenScreen) => screen.events.map(each => each.seq)
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => from + 1 + i)
const signedIn = (email = 'theo@salon.test', url = shop.server.url) =>
  new Person(url).signIn(email, demoPassword)

/** The status with which a handshake is refused, or null when it was taken. */
function handshake(headers: Record<string, string>, query = '', origin?: string) {
  return new Promise<number | null>(resolve => {
    const url = `${shop.server.url.replace('http', 'ws')}/api/v1/live${query}`
    const socket = new WebSocket(url, { headers: { ...headers, ...(origin && { origin }) } })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('open', () => {
      resolve(null)
      socket.terminate()
    })
    socket.on('error', () => undefined)
  })
}

test('a screen that comes back hears exactly what it missed', async () => {
  const start = await last()
  for (const body of ['one', 'two', 'three', 'four']) await priya.text(body)
  const end = await last()
  assert.equal(end, start + 4)
  for (const from of range(start - 1, end)) {
    const screen = await maya.open(from)
    assert.deepEqual(seqsOf(screen), range(from, end), `after ${from}`)
    screen.close()
  }
})

test('a screen that is up to date hears nothing but the greeting', async () => {
  const screen = await maya.open(await last())
  assert.deepEqual(
    screen.frames.map(frame => frame.type),
    ['hello']
  )
  screen.close()
})

test('nothing is lost or doubled for twenty screens that connect while texts keep coming', async () => {
  const start = await last()
  const texts = 120
  const screens: Promise<{ screen: OpenScreen; from: number }>[] = []
  for (let sent = 0; sent < texts; sent += 6) {
    const from = start + ((sent * 7) % (sent + 1))
    screens.push(maya.open(from).then(screen => ({ screen, from })))
    const bodies = range(sent, sent + 6).map(each => `text ${each}`)
    await Promise.all(bodies.map((body, at) => (at % 2 ? priya : gloria).text(body)))
  }
  for (const { screen, from } of await Promise.all(screens)) {
    // One that asked for more than there was yet is told to load everything instead.
    if (screen.frames.some(frame => frame.type === 'resync')) continue
    await screen.until(() => seqsOf(screen).includes(start + texts))
    assert.deepEqual(seqsOf(screen), range(from, start + texts), `after ${from}`)
    screen.close()
  }
})

test('a hidden conversation’s event sends Zoe no frame at all, live or later', async () => {
  const from = await last()
  const screen = await zoe.open(from)
  await gloria.text('Please keep this between us')
  await theo.reply(gloria.phone, 'Of course.')
  await shop.quiet()
  await priya.text('Zoe, are you in today?')
  await screen.hears('are you in today')
  const later = await zoe.open(from)
  for (const each of [screen, later]) {
    assert.equal(each.raw.length, 2, each.raw.join('\n'))
    assert.deepEqual(each.frames.map(frame => frame.type).sort(), ['events', 'hello'])
    assert.equal(each.events.length, 1)
    assert.doesNotMatch(each.raw.join(), /between us|Of course|Gloria|2505550163/)
    each.close()
  }
})

test('the neighbour hears nothing of the salon', async () => {
  const screen = await ines.open(0)
  await priya.text('For the salon only')
  await shop.carrier.inbound({ from: '+12505550177', to: '+12505550120', body: 'For Ines' })
  await screen.hears('For Ines')
  assert.doesNotMatch(screen.raw.join(), /salon only|Priya/)
  assert.equal(screen.events.length, 1)
  screen.close()
})

test('who asks for what is forgotten, or is still to come, is told to load everything', async () => {
  const end = await last()
  for (const from of [end + 1, 999_999_999]) {
    const screen = await maya.open(from)
    assert.deepEqual(
      screen.frames.map(frame => frame.type),
      ['resync', 'hello']
    )
    screen.close()
  }
})

test('signing out closes a screen at once: nobody waits for the next look', async () => {
  const started = performance.now()
  for (let times = 0; times < 3; times++) {
    const person = await signedIn()
    const screen = await person.open()
    await person.call(signOut, {})
    await screen.until(() => screen.closeCode === 4401)
  }
  assert.ok(performance.now() - started < 1_500, 'three looks, one a second, would take longer')
})

test('signing out closes every screen of that session, and no other', async () => {
  const one = await signedIn()
  const [screen, twin, colleague] = [await one.open(), await one.open(), await maya.open()]
  await one.call(signOut, {})
  await Promise.all([screen, twin].map(each => each.until(() => each.closeCode !== null)))
  assert.deepEqual([screen.closeCode, twin.closeCode], [4401, 4401])
  await priya.text('Still here?')
  await colleague.hears('Still here?')
  assert.equal(colleague.closeCode, null)
  assert.equal(await handshake({ cookie: one.cookie }), 401)
  colleague.close()
})

const endings: Record<string, (token: string) => Promise<unknown>> = {
  'an account that is disabled': () =>
    asOwner(shop.databaseUrl, `update accounts set disabled_at = now() where email like 'theo@%'`),
  'a session that another process ended': token =>
    asOwner(shop.databaseUrl, 'delete from sessions where token_hash = $1', [sha256(token)]),
  'a session that ran out': token =>
    asOwner(
      shop.databaseUrl,
      `update sessions set expires_at = now() - interval '1 s' where token_hash = $1`,
      [sha256(token)]
    )
}
for (const [what, end] of Object.entries(endings)) {
  test(`${what} loses its screens and the API within two seconds`, async () => {
    const person = await signedIn()
    const screen = await person.open()
    const started = performance.now()
    await end(person.cookie.split('=')[1]!)
    await screen.until(() => screen.closeCode !== null)
    assert.equal(screen.closeCode, 4401)
    let status = 200
    while (status === 200) {
      status = (await person.fetch('/api/v1/session')).status
      assert.ok(performance.now() - started < 2_000, 'it took longer')
    }
    assert.equal(status, 401)
    assert.equal(await handshake({ cookie: person.cookie }), 401)
    await asOwner(shop.databaseUrl, 'update accounts set disabled_at = null')
  })
}

test('who loses a right loses it at the API within two seconds', async () => {
  const person = await signedIn()
  const role = (name: 'provider' | 'front-desk') =>
    maya.call(changeStaff, { id: shop.salon.staff['theo']!, role: name })
  assert.ok((await person.inbox('all')).some(row => row.phone === gloria.phone))
  await asOwner(shop.databaseUrl, 'update conversations set assignee_id = null')
  const started = performance.now()
  await role('provider')
  while ((await person.inbox('all')).some(row => row.phone === gloria.phone)) {
    assert.ok(performance.now() - started < 2_000, 'it took longer')
  }
  const screen = await person.open()
  const witness = await maya.open()
  await gloria.text('Not for everyone any more')
  await witness.hears('Not for everyone any more')
  assert.deepEqual(screen.events, [])
  await role('front-desk')
  screen.close()
  witness.close()
})

test('a screen that the database cannot serve is sent away to try again, not left deaf', async () => {
  const [{ name } = { name: '' }] = await asOwner<{ name: string }>(
    shop.databaseUrl,
    'select current_database() as name'
  )
  const cluster = inDatabase(shop.databaseUrl, 'postgres')
  await maya.fetch('/api/v1/session') // who she is, is known for a second
  await asOwner(cluster, `alter database ${name} allow_connections false`)
  await asOwner(
    cluster,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name]
  )
  const screen = new OpenScreen(maya)
  try {
    await screen.until(() => screen.closeCode !== null)
  } finally {
    await asOwner(cluster, `alter database ${name} allow_connections true`)
  }
  assert.equal(screen.closeCode, 1013)
  assert.deepEqual(screen.frames, [])
})

test('a handshake without a session, from another site or with a wrong number is refused', async () => {
  const { cookie } = maya
  const host = new URL(shop.server.url).host
  assert.equal(await handshake({}), 401)
  assert.equal(await handshake({ cookie: `${sessionCookie}=${'x'.repeat(43)}` }), 401)
  for (const origin of [
    'https://evil.example',
    `http://${host}.evil.example`,
    'null',
    'nonsense'
  ]) {
    assert.equal(await handshake({ cookie }, '', origin), 403, origin)
  }
  assert.equal(await handshake({ cookie }, '', `http://${host}`), null)
  const wrong = ['-1', '1.5', 'abc', '', '1e3', '9'.repeat(16), '1&after=2', '%00', '0x10', ' 1']
  for (const each of wrong) assert.equal(await handshake({ cookie }, `?after=${each}`), 400, each)
  assert.equal(await handshake({ cookie }, '?after=0'), null)
})

test('a frame that is too large closes the socket, and the server goes on', async () => {
  const url = `${shop.server.url.replace('http', 'ws')}/api/v1/live`
  const socket = new WebSocket(url, { headers: { cookie: maya.cookie } })
  await new Promise(resolve => socket.once('open', resolve))
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  socket.on('error', () => undefined)
  socket.send('x'.repeat(5_000))
  assert.equal(await closed, 1009)
  assert.equal((await maya.fetch('/livez')).status, 200)
})

test('two servers on one database hear each other, and neither doubles', async () => {
  const other = await shop.anotherServer()
  const elsewhere = await shop.as(other, 'maya@salon.test')
  const from = await last()
  const [here, there] = [await maya.open(from), await elsewhere.open(from)]
  await priya.text('Said to the first')
  await elsewhere.reply(priya.phone, 'Answered by the second')
  for (const screen of [here, there]) {
    await screen.hears('Said to the first')
    await screen.until(() =>
      screen.events.some(
        ({ event }) => event.type === 'message.updated' && event.message.status === 'delivered'
      )
    )
  }
  const end = await last()
  for (const screen of [here, there]) {
    await screen.until(() => seqsOf(screen).includes(end))
    assert.deepEqual(seqsOf(screen), range(from, end))
  }
  const leaving = await signedIn('maya@salon.test', other.url)
  const screen = await leaving.open()
  leaving.url = shop.server.url
  await leaving.call(signOut, {})
  await screen.until(() => screen.closeCode === 4401)
  here.close()
  there.close()
})
