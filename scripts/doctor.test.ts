import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { theSalon } from '../server/testing/salon.ts'
import { examine } from './doctor.ts'

const told = async (env: Record<string, string>) =>
  (await examine(env)).map(({ about, is, words }) => `${is} ${about}: ${words}`)
const has = (lines: string[], what: RegExp) =>
  assert.ok(
    lines.some(line => what.test(line)),
    lines.join('\n')
  )

test('a fault of the settings is the only thing said, and no secret is shown', async () => {
  const lines = await told({ SMTP_URL: 'mail.fern.example', PARLOR_SECRET: 'tiny-one' })
  assert.ok(lines.every(line => line.startsWith('bad Settings: ')))
  assert.ok(!lines.join().includes('tiny-one'))
})

test('a fresh machine: what is missing is named, with what to do', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-doctor-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const lines = await told({ PARLOR_DATA: folder, PORT: '1' })
  has(lines, /^note Product: does not run on port 1: npm start\.$/)
  has(lines, /^note E-mail: SMTP_URL is not set/)
  has(lines, /^note Carrier: virtual/)
  has(lines, /^note Address: PUBLIC_URL is not set/)
  has(lines, /^good Data folder: .* GB free\.$/)
})

test('a running one is looked at: product, database, mail server', async t => {
  const { server, databaseUrl } = await theSalon(t)
  const post = createServer().listen(0, '127.0.0.1')
  t.after(() => post.close())
  await new Promise(resolve => post.once('listening', resolve))
  const { port } = post.address() as { port: number }
  const lines = await told({
    PORT: new URL(server.url).port,
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'http://fern.example',
    HOST: '0.0.0.0',
    PARLOR_WORLD: 'empty'
  })
  has(lines, /^good Product: answers/)
  has(lines, /^good Database: is up to date\.$/)
  has(lines, /^good E-mail: /)
  has(lines, /^bad Address: PUBLIC_URL=http:\/\/fern\.example is not https/)
  has(await told({ SMTP_URL: 'smtp://127.0.0.1:1' }), /^bad E-mail: 127\.0\.0\.1:1 does not answer/)
  const nowhere = 'postgres://parlor@127.0.0.1:1/parlor'
  has(await told({ DATABASE_URL: nowhere }), /^bad Database: cannot be reached/)
})
