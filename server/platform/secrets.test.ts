import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { hashPassword, isPassword, openSecrets, randomToken, sameText, sha256 } from './secrets.ts'

const master = 'm'.repeat(32)

test('what is sealed for one purpose opens for that purpose only', async () => {
  const secrets = await openSecrets('unused', master)
  const sealed = secrets.seal('carrier-secret', 'the token — ü')
  assert.equal(secrets.unseal('carrier-secret', sealed), 'the token — ü')
  assert.throws(() => secrets.unseal('something-else', sealed))
  const others = await openSecrets('unused', 'n'.repeat(32))
  assert.throws(() => others.unseal('carrier-secret', sealed))
})

test('no byte of a sealed secret can be changed unnoticed, and no two look alike', async () => {
  const secrets = await openSecrets('unused', master)
  const sealed = secrets.seal('p', 'hush')
  assert.ok(!sealed.equals(secrets.seal('p', 'hush')))
  assert.ok(!sealed.includes('hush'))
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    assert.throws(() => secrets.unseal('p', changed), `byte ${at}`)
  }
  assert.throws(() => secrets.unseal('p', sealed.subarray(0, 20)))
})

test('the master secret is made once, by many at once, and only its owner may read it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-secrets-'))
  try {
    const many = await Promise.all(Array.from({ length: 8 }, () => openSecrets(folder, null)))
    assert.equal(new Set(many.map(each => each.sign('p', 'text'))).size, 1)
    const file = path.join(folder, 'secrets.json')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.ok(JSON.parse(readFileSync(file, 'utf8')).master.length >= 43)
    const again = await openSecrets(folder, null)
    assert.equal(again.unseal('p', many[0]!.seal('p', 'kept')), 'kept')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a signature belongs to its text and its purpose', async () => {
  const { sign } = await openSecrets('unused', master)
  assert.equal(sign('p', 'text'), sign('p', 'text'))
  assert.notEqual(sign('p', 'text'), sign('q', 'text'))
  assert.notEqual(sign('p', 'text'), sign('p', 'texts'))
})

test('a password is kept as argon2id at the cost that is advised, never twice the same', async () => {
  const stored = await hashPassword('let-me-in')
  const format = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/
  const [, memory, passes, parallelism] = format.exec(stored) ?? []
  assert.ok(Number(memory) >= 19 * 1024 && Number(passes) >= 2 && Number(parallelism) >= 1)
  assert.notEqual(await hashPassword('let-me-in'), stored)
})

test('only the right password is right', async () => {
  const stored = await hashPassword('Zoë’s key')
  assert.ok(await isPassword('Zoë’s key', stored))
  assert.ok(await isPassword('Zoe\u0308’s key', stored), 'a phone may spell ë with two signs')
  for (const wrong of ['zoë’s key', 'Zoë’s key ', 'Zoë’s ke', '', 'x'.repeat(256)]) {
    assert.equal(await isPassword(wrong, stored), false, wrong)
  }
})

test('a hash that was damaged lets nobody in', async () => {
  const stored = await hashPassword('let-me-in')
  const short = stored.slice(0, stored.lastIndexOf('$') + 1)
  for (const wrong of [
    '',
    'let-me-in',
    '$argon2id$v=19$m=1',
    short,
    `${stored.slice(0, -4)}AAAA`
  ]) {
    assert.equal(await isPassword('let-me-in', wrong), false, wrong)
  }
})

test('a token has 256 bits and fits in a URL', () => {
  const tokens = new Set(Array.from({ length: 100 }, randomToken))
  assert.equal(tokens.size, 100)
  for (const token of tokens) assert.match(token, /^[A-Za-z0-9_-]{43}$/)
})

test('texts are the same only when every sign is', () => {
  assert.ok(sameText('abc', 'abc') && sameText('', ''))
  assert.ok(!sameText('abc', 'abd') && !sameText('abc', 'abcd') && !sameText('', 'a'))
  assert.equal(sha256('abc').toString('hex').slice(0, 16), 'ba7816bf8f01cfea')
})
