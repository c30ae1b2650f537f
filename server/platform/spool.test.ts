import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { startClock, stopClock } from './clock.ts'
import { openSpool, type SpooledRequest } from './spool.ts'

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-spool-'))
  t.after(() => {
    startClock()
    rmSync(folder, { recursive: true, force: true })
  })
  return path.join(folder, 'spool')
}

const request = (body: string) => ({
  method: 'POST',
  url: '/webhooks/twilio/token/message',
  headers: { 'x-twilio-signature': 'signed' },
  body: Buffer.from(body).toString('base64')
})
const bodyOf = (kept: SpooledRequest) => Buffer.from(kept.body, 'base64').toString()

async function replayAll(folder: string): Promise<string[]> {
  const heard: string[] = []
  await (await openSpool(folder)).replay(async kept => void heard.push(bodyOf(kept)))
  return heard
}

test('what the disk keeps comes in again whole, in order, and once', async t => {
  const folder = aFolder(t)
  const spool = await openSpool(folder)
  stopClock(new Date('2026-11-24T18:42:00Z'))
  for (const body of ['one', 'two', 'three']) {
    await spool.keep(request(body)) // all within one millisecond
  }
  assert.equal(spool.count(), 3)
  const heard: SpooledRequest[] = []
  assert.equal(await spool.replay(async kept => void heard.push(kept)), 3)
  assert.deepEqual(heard.map(bodyOf), ['one', 'two', 'three'])
  assert.deepEqual(heard[0], { ...request('one'), receivedAt: '2026-11-24T18:42:00.000Z' })
  assert.equal(spool.count(), 0)
  assert.equal(await spool.replay(async () => assert.fail('nothing is left')), 0)
})

test('a process that is started again finds what the last one kept', async t => {
  const folder = aFolder(t)
  await (await openSpool(folder)).keep(request('from before'))
  assert.equal((await openSpool(folder)).count(), 1)
  assert.deepEqual(await replayAll(folder), ['from before'])
})

test('replay stops at the first that fails, and goes on there later', async t => {
  const folder = aFolder(t)
  const spool = await openSpool(folder)
  stopClock(new Date('2026-11-24T18:42:00Z'))
  for (const body of ['one', 'two', 'three']) {
    await spool.keep(request(body)) // all within one millisecond
  }
  const heard: string[] = []
  const failing = spool.replay(async kept => {
    if (bodyOf(kept) === 'two') throw new Error('the database is away')
    heard.push(bodyOf(kept))
  })
  await assert.rejects(failing, /away/)
  assert.deepEqual(heard, ['one'])
  assert.equal(spool.count(), 2)
  assert.deepEqual(await replayAll(folder), ['two', 'three'])
})

test('a file that was half written when the power went is nobody’s text', async t => {
  const folder = aFolder(t)
  const spool = await openSpool(folder)
  await spool.keep(request('whole'))
  writeFileSync(path.join(folder, '00000000000001-a.json.part'), '{"method":"PO')
  const again = await openSpool(folder)
  assert.equal(again.count(), 1)
  assert.deepEqual(await replayAll(folder), ['whole'])
})

test('a file that is damaged does not hold up those behind it', async t => {
  const folder = aFolder(t)
  const spool = await openSpool(folder)
  await spool.keep(request('good'))
  writeFileSync(path.join(folder, '00000000000001-a.json'), '{"method":"PO')
  const heard = await replayAll(folder)
  assert.deepEqual(heard, ['good'])
  const left = readdirSync(folder)
  assert.equal(left.length, 1, 'it is kept for a person to look at')
  assert.ok(!left[0]!.endsWith('.json'))
})

test('two replays at once hand each request over once', async t => {
  const spool = await openSpool(aFolder(t))
  await Promise.all(['a', 'b', 'c', 'd'].map(body => spool.keep(request(body))))
  const heard: string[] = []
  const replay = () => spool.replay(async kept => void heard.push(bodyOf(kept)))
  await Promise.all([replay(), replay(), replay()])
  assert.deepEqual(heard.sort(), ['a', 'b', 'c', 'd'])
})

const canTrace = existsSync('/usr/bin/strace')

test('a request is answered for only when its file and its folder are on the disk', {
  skip: canTrace ? false : 'strace is not installed here'
}, t => {
  const folder = aFolder(t)
  const trace = path.join(path.dirname(folder), 'trace')
  const script = `const { openSpool } = await import(${JSON.stringify(new URL('./spool.ts', import.meta.url).href)})
    const spool = await openSpool(${JSON.stringify(folder)})
    await spool.keep(${JSON.stringify(request('synced'))})
    process.stdout.write('kept')`
  const calls = 'trace=fsync,fdatasync,rename,renameat,renameat2,write'
  const args = ['-f', '-y', '-e', calls, '-o', trace, process.execPath]
  const run = spawnSync('strace', [...args, '--input-type=module', '-e', script])
  assert.equal(run.stdout.toString(), 'kept', run.stderr.toString())
  const lines = readFileSync(trace, 'utf8').split('\n')
  const at = (pattern: RegExp) => lines.findIndex(line => pattern.test(line))
  const steps = [
    at(/fsync\(\d+<[^>]*\.part>/),
    at(/rename[^(]*\(.*\.part"/),
    at(/fsync\(\d+<[^>]*\/spool>/),
    at(/write\(1<.*"kept"/)
  ]
  assert.ok(!steps.includes(-1), `${steps}`)
  assert.deepEqual(
    [...steps].sort((a, b) => a - b),
    steps
  )
})
