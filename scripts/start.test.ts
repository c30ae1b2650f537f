import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './processes.ts'

const workshop = mkdtempSync(join(tmpdir(), 'parlor-start-'))
const patienceMs = 60_000

const started = new Set<ChildProcess>()

after(() => {
  for (const child of started) child.kill('SIGKILL') // A test that failed half-way left it running.
  rmSync(workshop, { recursive: true, force: true, maxRetries: 3 })
})

async function freePorts(): Promise<[string, string]> {
  const servers = [createServer(), createServer()]
  const ports: string[] = []
  for (const server of servers) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    ports.push(String(typeof address === 'object' ? address?.port : ''))
  }
  for (const server of servers) server.close()
  return [ports[0] ?? '', ports[1] ?? '']
}

type Product = { child: ChildProcess; said(): string; ended: Promise<number | null> }

function start(
  settings: Record<string, string>,
  program = [join(root, 'scripts/start.ts')]
): Product {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: workshop,
    PARLOR_DATA: workshop,
    ...settings
  }
  const child = spawn(process.execPath, program, {
    env,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  started.add(child)
  let said = ''
  child.stdout.on('data', piece => {
    said += piece
  })
  child.stderr.on('data', piece => {
    said += piece
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, said: () => said }
}

const answers = (port: string, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    reply => reply.text().then(() => reply.status < 500),
    () => false
  )

async function eventually(product: Product, holds: () => boolean): Promise<void> {
  const until = performance.now() + patienceMs
  while (!holds()) {
    equal(product.child.exitCode, null, product.said())
    ok(performance.now() < until, product.said())
    await wait(50)
  }
}

test('npm start opens the inbox and the handsets, and one signal closes both', async () => {
  const [PORT, SIMULATOR_PORT] = await freePorts()
  const product = start({ PORT, SIMULATOR_PORT, PARLOR_WORLD: 'salon' })
  await eventually(product, () => product.said().includes('Parlor is open'))
  equal(await answers(PORT, '/readyz'), true)
  equal(await answers(SIMULATOR_PORT, '/'), true)
  const account = join(workshop, 'simulator/account.json')
  equal(statSync(account).mode & 0o777, 0o600)
  const first = readFileSync(account, 'utf8')
  product.child.kill('SIGTERM')
  equal(await product.ended, 0, product.said())
  deepEqual([await answers(PORT, '/livez'), await answers(SIMULATOR_PORT, '/')], [false, false])

  const again = start({ PORT, SIMULATOR_PORT, PARLOR_WORLD: 'salon' })
  await eventually(again, () => again.said().includes('Parlor is open'))
  equal(readFileSync(account, 'utf8'), first)
  again.child.kill('SIGINT')
  equal(await again.ended, 0, again.said())
})

test('the virtual carrier has the number of the clinic, too', async () => {
  const [PORT, SIMULATOR_PORT] = await freePorts()
  const PARLOR_DATA = join(workshop, 'clinic')
  const product = start({ PORT, SIMULATOR_PORT, PARLOR_DATA, PARLOR_WORLD: 'clinic' })
  await eventually(product, () => product.said().includes('Parlor is open'))
  const taken = async () => {
    const reply = await fetch(`http://127.0.0.1:${SIMULATOR_PORT}/control/ledger?kind=number`)
    return ((await reply.json()) as { entries: unknown[] }).entries.length
  }
  const until = performance.now() + patienceMs
  while ((await taken()) === 0) {
    ok(performance.now() < until, product.said())
    await wait(50)
  }
  product.child.kill('SIGTERM')
  equal(await product.ended, 0, product.said())
})

test('a server that cannot start takes the virtual carrier down with it', async () => {
  const [, SIMULATOR_PORT] = await freePorts()
  const product = start({ PORT: 'three thousand', SIMULATOR_PORT })
  notEqual(await product.ended, 0)
  match(product.said(), /Parlor cannot start: PORT=/)
  equal(await answers(SIMULATOR_PORT, '/'), false)
})

test('a port that is in use is named, and nothing is started', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  other.unref()
  const product = start({ PORT: '0', SIMULATOR_PORT: port })
  equal(await product.ended, 1)
  match(product.said(), /Port \d+, meant for the virtual carrier, is in use/)
})

for (const folder of ['/proc/none/below', join(root, 'package.json'), join(root, 'LICENSE/data')]) {
  test(`a data folder that cannot be made ends the start in one line: ${basename(folder)}`, async t => {
    if (!existsSync('/proc/self') && folder.startsWith('/proc')) return t.skip('there is no /proc')
    const product = start({ PORT: '0', PARLOR_DATA: folder })
    equal(await product.ended, 1)
    match(product.said(), /^PARLOR_DATA=.+ cannot be written to \(.+\)\. Set it to .+\n$/)
    const worker = start({ PARLOR_DATA: folder, PUBLIC_URL: 'http://salon.test' }, [
      ...[join(root, 'server/main.ts'), '--only', 'web']
    ])
    equal(await worker.ended, 1)
    match(worker.said(), /^Parlor cannot start: PARLOR_DATA=.+ cannot be written to .+\n$/)
  })
}
