import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { getClient, listClients } from '@parlor/contract/client-cards.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { type Server, startServer } from '../server.ts'
import { aDatabase, asOwner } from '../testing/database.ts'
import { Person } from '../testing/person.ts'
import { demoPassword } from './add-business.ts'
import { conversationsThatMiscount } from './recount.ts'
import { fillWorld } from './worlds.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'parlor-clinic-'))
const config = readConfig({
  PORT: '0',
  PARLOR_DATA: folder,
  PARLOR_WORLD: 'clinic',
  TWILIO_ACCOUNT_SID: `AC${'5a'.repeat(16)}`,
  TWILIO_AUTH_TOKEN: 'the-clinics-token',
  TWILIO_API_URL: 'http://127.0.0.1:9'
})
const closers: (() => Promise<void> | void)[] = []
let databaseUrl = ''
let server: Server
let lines: string[] = []
const as = (name: string) => new Person(server.url).signIn(`${name}@clinic.test`, demoPassword)
const owner = <Row>(text: string) => asOwner<Row>(databaseUrl, text)

before(async () => {
  databaseUrl = await aDatabase({ after: close => void closers.unshift(close) })
  const log = createLog('silent')
  server = await startServer({ config, ownerUrl: databaseUrl, log, checkReplies: true })
  lines = (await fillWorld(server, config, databaseUrl)).lines
})

after(async () => {
  await server.close()
  for (const close of closers) await close()
  rmSync(folder, { recursive: true, force: true })
})

test('the clinic stands with its people, and says who can sign in', async () => {
  assert.match(lines.at(-1)!, /nadia@clinic\.test, owen@clinic\.test or leila@clinic\.test/)
  const nadia = await as('nadia')
  assert.equal((await nadia.inbox('all')).length, 6)
  const sizes = await owner<object>(
    `select (select count(*) from staff)::int as staff,
       (select count(*) from clients)::int as clients,
       (select count(*) from patients)::int as patients,
       (select count(*) from services)::int as services`
  )
  assert.deepEqual(sizes, [{ staff: 4, clients: 12, patients: 14, services: 6 }])
  assert.deepEqual(await owner(conversationsThatMiscount), [])
})

test('a client is found by the name of the animal, whose card says what it is', async () => {
  const owen = await as('owen')
  const { clients } = await owen.call(listClients, { q: 'moritz' })
  assert.deepEqual(
    clients.map(client => client.name),
    ['Jonas Vogel']
  )
  const { client } = await owen.call(getClient, { id: clients[0]!.id })
  assert.deepEqual(client.patients.map(patient => `${patient.name}, ${patient.kind}`).sort(), [
    'Max, dog',
    'Moritz, dog'
  ])
})

test('a vet reads what is said with clients of their own alone', async () => {
  const names = (await (await as('hugo')).inbox('all')).map(row => row.client?.name)
  assert.deepEqual(names.sort(), ['Peter Ngata', 'Sam Whitefeather'])
})

test('two weeks of visits stand, and no vet is in two places', async () => {
  const twice = await owner(
    `select 1 from appointments a join appointments b on b.staff_id = a.staff_id and b.id > a.id
     where a.starts_at < b.busy_until and b.starts_at < a.busy_until`
  )
  assert.deepEqual(twice, [])
  const [days] = await owner<{ n: number }>(
    `select count(distinct (starts_at at time zone 'America/Vancouver')::date)::int as n
     from appointments where starts_at > now() - interval '8 days'`
  )
  assert.ok(days!.n >= 20, `${days!.n} days`)
})
