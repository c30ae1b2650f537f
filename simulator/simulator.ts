import { rmSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Carrier, record } from './carrier.ts'
import { demoAccount, demoHandsets, demoNumber, optedOutClient } from './cast.ts'
import { type Desk, answerControl } from './control.ts'
import { Faults } from './faults.ts'
import { answerError } from './http.ts'
import { Ledger } from './ledger.ts'
import { builtPage, servePage } from './page-files.ts'
import { Postman } from './postman.ts'
import { proceed } from './receipts.ts'
import { ScriptPlayer } from './scripts.ts'
import { answerApi } from './twilio-api.ts'
import { ApiError } from './twilio-errors.ts'
import type { Account, CarrierSettings, Handset, LedgerEntry } from './types.ts'
import { Watchers } from './watchers.ts'
import { type NumberSeed, World } from './world.ts'

export type SimulatorOptions = {
  folder: string
  port?: number
  host?: string
  accounts?: Account[]
  numbers?: NumberSeed[]
  handsets?: Handset[]
  settings?: Partial<CarrierSettings>
  inboxUrl?: string
  pageFolder?: string
}

export type Simulator = {
  url: string
  port: number
  accounts: Account[]
  numbers: NumberSeed[]
  stop(): Promise<void>
  ledger(): LedgerEntry[]
}

const usualSettings: CarrierSettings = {
  delayMs: 300,
  outOfOrder: false,
  lostPercent: 0,
  textsPerSecond: 0,
  pictureMessages: true
}

/** Starts a carrier of one's own. Its ledger in `folder` is read first, so nothing is forgotten. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const accounts = options.accounts ?? [demoAccount]
  const numbers = options.numbers ?? [{ ...demoNumber, accountSid: accounts[0]!.sid }]
  const handsets = options.handsets ?? demoHandsets(numbers[0]?.phone ?? '')
  const world = new World({ accounts, numbers, handsets })
  const carrier: Carrier = {
    world,
    ledger: new Ledger(options.folder, entry => world.apply(entry)),
    faults: new Faults(),
    postman: new Postman(),
    settings: { ...usualSettings, ...options.settings },
    outage: { on: false, answer: '503', timer: undefined },
    publicUrl: '',
    mediaFolder: join(options.folder, 'media'),
    nextSlotAt: new Map(),
    timers: new Set(),
    hear: entry => watchers.hear(entry)
  }
  const watchers = new Watchers(carrier, options.inboxUrl ?? 'http://localhost:3000')
  if (carrier.ledger.lastNumber === 0) begin(carrier)
  const desk = deskOf(carrier, watchers)
  const pageFolder = options.pageFolder ?? builtPage
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(desk, pageFolder, request, response).catch(error => answerError(response, error))
  })
  watchers.listen(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  carrier.publicUrl = `http://127.0.0.1:${port}`
  for (const message of world.messages.values()) {
    if (message.direction !== 'inbound') proceed(carrier, message)
  }
  let stopped: Promise<void> | null = null
  return {
    url: carrier.publicUrl,
    port,
    accounts,
    numbers,
    ledger: () => carrier.ledger.entries(),
    stop: () => {
      stopped ??= stop(carrier, server, watchers)
      return stopped
    }
  }
}

async function stop(carrier: Carrier, server: Server, watchers: Watchers) {
  stopTimers(carrier)
  watchers.close()
  const closed = new Promise(resolve => server.close(resolve))
  server.closeAllConnections()
  await closed
  carrier.postman.close()
  await carrier.ledger.close()
}

async function answer(
  desk: Desk,
  pageFolder: string,
  request: IncomingMessage,
  response: ServerResponse
) {
  const path = request.url ?? '/'
  if (path.startsWith('/2010-04-01/')) {
    const { on, answer } = desk.carrier.outage
    if (!on) await answerApi(desk.carrier, request, response)
    else if (answer === '503') throw new ApiError(20503)
  } else if (path.startsWith('/control/')) await answerControl(desk, request, response)
  else servePage(pageFolder, path.split('?', 1)[0] ?? '/', response)
}

function deskOf(carrier: Carrier, watchers: Watchers): Desk {
  return {
    carrier,
    scripts: new ScriptPlayer(carrier),
    refreshPages: () => watchers.refresh(),
    clearLog: () => watchers.clearLog(),
    async reset() {
      stopTimers(carrier)
      await carrier.ledger.clear()
      rmSync(carrier.mediaFolder, { recursive: true, force: true })
      carrier.world.begin()
      carrier.faults.clear()
      carrier.nextSlotAt.clear()
      carrier.outage.on = false
      begin(carrier)
      watchers.clear()
    }
  }
}

function begin(carrier: Carrier) {
  const rachel = carrier.world.handsets.get(optedOutClient)
  if (!rachel) return
  const pair = { number: rachel.number, service: null, client: rachel.phone }
  record(carrier, { kind: 'opt-out', ...pair })
}

function stopTimers(carrier: Carrier) {
  clearTimeout(carrier.outage.timer)
  for (const timer of carrier.timers) clearTimeout(timer)
  carrier.timers.clear()
}
