import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '@parlor/contract/ids.ts'
import { addClient } from '../clients/clients.ts'
import { demoPassword, type Made, makeBusiness } from '../demo/add-business.ts'
import { registerNumber } from '../numbers/register-number.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'
import { type Only, type Server, startServer } from '../server.ts'
import { aDatabase } from './database.ts'
import { Person } from './person.ts'
import { type Carrier, startCarrier } from './carrier.ts'

type AfterTest = { after(act: () => Promise<void> | void): void }

export const salonPhone = '+12505550110'
export const nextDoorPhone = '+12505550120'
export const priyasPhone = '+12505550142'
export const gloriasPhone = '+12505550163'

export type Salon = {
  server: Server
  databaseUrl: string
  dataDir: string
  carrier: Carrier
  salon: Made
  nextDoor: Made
  maya: Person
  theo: Person
  zoe: Person
  ines: Person
  priya: Handset
  gloria: Handset
  stranger: Handset
  /** Another process on the same database, as far as one test file can have one. */
  anotherServer(only?: Only): Promise<Server>
  as(server: Server, email: string): Promise<Person>
  /** Waits until nothing is on its way to or from the carrier. */
  quiet(): Promise<void>
}
export type Handset = {
  phone: string
  text(body: string, more?: object): Promise<{ status: number | null; sid: string }>
  inbox(): Promise<string[]>
}

/** A small salon with its neighbour, on real PostgreSQL and the virtual carrier. Zoe sees her own
 * clients only: Priya is one, Gloria is not. */
export async function theSalon(
  test: AfterTest,
  options: {
    databaseUrl?: string
    textsPerSecond?: number
    settings?: Record<string, string>
  } = {}
): Promise<Salon> {
  const t = lastFirst(test)
  const carrier = await startCarrier(t)
  const databaseUrl = options.databaseUrl ?? (await aDatabase(t))
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-salon-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))

  const anotherServer = async (only: Only = null) => {
    const config = readConfig({
      PORT: '0',
      PARLOR_DATA: folder,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
      TWILIO_ACCOUNT_SID: carrier.account.accountSid,
      TWILIO_AUTH_TOKEN: carrier.account.authToken,
      TWILIO_API_URL: carrier.url,
      ...options.settings
    })
    const log = createLog(config.logLevel)
    const server = await startServer({
      config,
      ownerUrl: databaseUrl,
      log,
      only,
      checkReplies: true
    })
    t.after(() => server.close())
    return server
  }
  const server = await anotherServer()
  const as = async (at: Server, email: string) => new Person(at.url).signIn(email, demoPassword)
  const { salon, nextDoor } = await fill(server, carrier, options.textsPerSecond ?? 1000)
  const handset = (phone: string): Handset => ({
    phone,
    text: (body, more = {}) => carrier.inbound({ from: phone, to: salonPhone, body, ...more }),
    inbox: () => carrier.acceptedTo(phone)
  })
  const [maya, theo, zoe, ines] = await Promise.all([
    as(server, 'maya@salon.test'),
    as(server, 'theo@salon.test'),
    as(server, 'zoe@salon.test'),
    as(server, 'ines@nextdoor.test')
  ])
  return {
    server,
    databaseUrl,
    dataDir: folder,
    carrier,
    salon,
    nextDoor,
    maya,
    theo,
    zoe,
    ines,
    anotherServer,
    as,
    priya: handset(priyasPhone),
    gloria: handset(gloriasPhone),
    stranger: handset('+12505550187'),
    quiet: () => server.dispatcher.idle()
  }
}

/** What was opened last is closed first; the runner would do it the other way round. */
export function lastFirst(test: AfterTest): AfterTest {
  const closers: (() => Promise<void> | void)[] = []
  test.after(async () => {
    for (const close of closers) await close()
  })
  return { after: close => void closers.unshift(close) }
}

async function fill(server: Server, carrier: Carrier, textsPerSecond: number) {
  const salon = await makeBusiness(server, {
    name: 'Fern & Wild',
    timeZone: 'America/Vancouver',
    staff: [
      { name: 'Maya Okafor', email: 'maya@salon.test', role: 'owner' },
      { name: 'Theo Lindqvist', email: 'theo@salon.test', role: 'front-desk' },
      { name: 'Zoe Park', email: 'zoe@salon.test', role: 'provider' }
    ],
    numbers: [{ phone: salonPhone, label: 'Fort Street', textsPerSecond }],
    carrier: carrier.account
  })
  const nextDoor = await makeBusiness(server, {
    name: 'Next Door Barbers',
    timeZone: 'America/Vancouver',
    staff: [{ name: 'Ines Moreau', email: 'ines@nextdoor.test', role: 'owner' }],
    numbers: [{ phone: nextDoorPhone, label: 'Next door', textsPerSecond }],
    carrier: carrier.account
  })
  const zoe = salon.staff['zoe']!
  await server.platform.db.inBusiness(salon.businessId, async tx => {
    const none = { note: null, providerId: null }
    await addClient(tx, {
      ...none,
      id: newId(),
      name: 'Priya Raman',
      providerId: zoe,
      phones: [priyasPhone]
    })
    await addClient(tx, { ...none, id: newId(), name: 'Gloria Bassett', phones: [gloriasPhone] })
  })
  for (const { businessId, numbers } of [salon, nextDoor]) {
    const numberId = Object.values(numbers)[0]!
    await registerNumber(server.platform, server.accounts, { businessId, numberId })
  }
  return { salon, nextDoor }
}
