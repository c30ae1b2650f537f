import './node26.js'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { claimFolder } from '../server/platform/folder.ts'
import { type Running, root, runNode, runServer, runToEnd } from './processes.ts'

const simulatorReadyMsMax = 15_000
const pollMs = 25
const parentWatchMs = 500

const demoAccountSid = 'AC5fe7a1c0d42b4c7f9e3b8d6a10c2e459'
const salonNumbers = [
  { phone: '+12505550110', name: 'Fern & Wild' },
  { phone: '+12505550120', name: 'Next Door Barbers' }
]
/** Which numbers the virtual carrier has, by the world that uses them; the others use the salon's. */
const numbersOf: Record<string, typeof salonNumbers> = {
  clinic: [{ phone: '+16045550110', name: 'Harbour Street Vets' }]
}

/** Runs the product: builds what is stale, then the virtual carrier, then the server. */
async function start(): Promise<number> {
  const dataDir = resolve(process.env['PARLOR_DATA'] || 'data')
  claimFolder(dataDir).release() // the server takes it for good
  const settings = withAccount({ ...process.env, PARLOR_DATA: dataDir })
  if (wantsSimulator()) await refuseTakenPort(Number(settings['SIMULATOR_PORT']))
  const built = await runToEnd([join(root, 'scripts/build.ts')])
  if (built !== 0) return built

  const running: Running[] = []
  const pass = (signal: NodeJS.Signals) => {
    for (const { child } of running) child.kill(signal)
  }
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  stopWithParent(() => pass('SIGTERM'))

  const simulator = wantsSimulator() ? startSimulator(settings) : null
  if (simulator) {
    running.push(simulator)
    const failed = await simulatorFailed(simulator, Number(settings['SIMULATOR_PORT']))
    if (failed !== null) return failed
  }
  const server = runServer(process.argv.slice(2), { env: settings })
  running.push(server)
  const code = await server.ended
  await simulator?.stop()
  return code
}

/** npm does not pass SIGTERM on to what its shell runs: without it, we go too. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, parentWatchMs)
  watch.unref()
}

/** Somebody who names another carrier's address has one; everybody else gets the handsets. */
function wantsSimulator(): boolean {
  return !process.env['TWILIO_API_URL'] && process.env['PARLOR_SIMULATOR'] !== 'off'
}

function withAccount(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!wantsSimulator()) return env
  const port = env['SIMULATOR_PORT'] || '3001'
  const account = ownAccount(env) ?? demoAccount(join(env['PARLOR_DATA'] ?? '', 'simulator'))
  return {
    ...env,
    SIMULATOR_PORT: port,
    TWILIO_API_URL: `http://127.0.0.1:${port}`,
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token
  }
}

type Account = { sid: string; token: string }

function ownAccount(env: NodeJS.ProcessEnv): Account | null {
  const [sid, token] = [env['TWILIO_ACCOUNT_SID'], env['TWILIO_AUTH_TOKEN']]
  return sid && token ? { sid, token } : null
}

/** Made once: the server and the virtual carrier must agree again after a restart. */
function demoAccount(folder: string): Account {
  const path = join(folder, 'account.json')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const account = { sid: demoAccountSid, token: randomBytes(16).toString('hex') }
    writeFileSync(`${path}.new`, JSON.stringify(account), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Account
}

/** Another program there would be taken for the virtual carrier. */
async function refuseTakenPort(port: number): Promise<void> {
  if (!(await listens(port))) return
  throw new Error(
    `Port ${port}, meant for the virtual carrier, is in use. ` +
      'Stop the other program, or set SIMULATOR_PORT to a free port.'
  )
}

function startSimulator(settings: NodeJS.ProcessEnv): Running {
  const { TWILIO_ACCOUNT_SID: sid = '', TWILIO_AUTH_TOKEN: token = '' } = settings
  const ofWorld = numbersOf[settings['PARLOR_WORLD'] ?? ''] ?? salonNumbers
  const numbers = ofWorld.map(({ phone, name }) => `${sid}:${phone}:${name}`)
  return runNode([join(root, 'simulator/main.ts')], {
    env: {
      ...settings,
      SIMULATOR_DATA:
        settings['SIMULATOR_DATA'] || join(settings['PARLOR_DATA'] ?? '', 'simulator'),
      SIMULATOR_ACCOUNTS: settings['SIMULATOR_ACCOUNTS'] || `${sid}:${token}`,
      SIMULATOR_INBOX_URL: settings['SIMULATOR_INBOX_URL'] || inboxUrl(settings),
      SIMULATOR_NUMBERS: settings['SIMULATOR_NUMBERS'] || numbers.join(',')
    }
  })
}

function inboxUrl(settings: NodeJS.ProcessEnv): string {
  return settings['PUBLIC_URL'] || `http://127.0.0.1:${settings['PORT'] || 3000}`
}

/** Null when it listens; the exit code when it ended instead (it has said why). */
async function simulatorFailed(simulator: Running, port: number): Promise<number | null> {
  const until = performance.now() + simulatorReadyMsMax
  while (performance.now() < until) {
    const ended = await Promise.race([simulator.ended, wait(pollMs, null)])
    if (ended !== null) return ended || 1
    if (await listens(port)) return null
  }
  console.log(`The virtual carrier does not answer on port ${port}.`)
  await simulator.stop()
  return 1
}

function listens(port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => done(socket.end() !== undefined))
    socket.on('error', () => done(false))
  })
}

try {
  process.exitCode = await start()
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
