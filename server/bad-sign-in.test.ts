import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { changePassword } from '@parlor/contract/sign-in.ts'
import { WebSocket } from 'ws'
import { demoPassword } from './demo/add-business.ts'
import { asOwner } from './testing/database.ts'
import { Person } from './testing/person.ts'
import { theSalon } from './testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo } = shop
const owner = <Row>(text: string) => asOwner<Row>(shop.databaseUrl, text)
const json = { 'content-type': 'application/json' }

type Operation = {
  requestBody?: { content: { 'application/json': { schema: { properties: object } } } }
}
const description = (await (await fetch(`${shop.server.url}/openapi.json`)).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, newId()),
    fields: Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {}),
    hasBody: operation.requestBody !== undefined
  }))
)
const unsafe = operations.filter(each => each.method !== 'GET')

const change = (next: string, current = demoPassword) =>
  theo.call(changePassword, { current, next })

test('a weak password is refused with what to do', async () => {
  const weak: Record<string, RegExp> = {
    '1234567': /at least 8/,
    ééé: /at least 8/,
    password1: /tried first/,
    PassWord1: /tried first/,
    qwertyuiop: /tried first/,
    aaaaaaaaaaaa: /too few different/,
    'theo@salon.test': /your e-mail/,
    theo2026: /your e-mail/
  }
  for (const [password, words] of Object.entries(weak)) {
    await assert.rejects(change(password), words, password)
  }
})

test('length counts as people count: one family is one character, and a mark is none', async () => {
  await assert.rejects(change('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦'), /at least 8/)
  await assert.rejects(change('e\u0301'.repeat(7)), /at least 8|too few/)
})

test('a Unicode password is one and the same however a keyboard composes it, to the last character', async () => {
  const composed = `ǻ Straße über Kopf ${'ß'.repeat(60)} 🌊 Ende`
  await change(composed)
  await new Person(shop.server.url).signIn('theo@salon.test', composed.normalize('NFD'))
  const short = new Person(shop.server.url).signIn('theo@salon.test', composed.slice(0, -1))
  await assert.rejects(short, /do not belong together/, 'nothing is cut off')
  await change(demoPassword, composed)
})

test('a password of a megabyte costs nothing and is refused in words', async () => {
  const started = performance.now()
  for (const characters of [257, 200_000, 1_000_000]) {
    const body = JSON.stringify({ email: 'theo@salon.test', password: 'x'.repeat(characters) })
    const answer = await fetch(`${shop.server.url}/api/v1/session`, {
      method: 'POST',
      headers: json,
      body
    })
    assert.equal(answer.status, characters > 250_000 ? 413 : 400)
  }
  assert.ok(performance.now() - started < 2_000)
})

test('every column of every table, sent to every body: refused by its name, and nothing changed', async () => {
  const columns = await owner<{ name: string }>(
    `select distinct attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped order by 1`
  )
  const sum = () =>
    owner<{ sum: string }>(`select md5(string_agg(t::text, '' order by t::text)) as sum
      from (select to_jsonb(s) as t from staff s union all select to_jsonb(b) from businesses b
        union all select to_jsonb(a) from accounts a union all select to_jsonb(m) from memberships m
        union all select to_jsonb(c) from clients c union all select to_jsonb(o) from conversations o
        union all select to_jsonb(n) from numbers n union all select to_jsonb(r) from roles r) x`)
  const before = await sum()
  assert.ok(columns.length > 100)
  for (const { name, method, path, fields, hasBody } of unsafe) {
    if (!hasBody) continue
    const added = columns.map(each => each.name).filter(each => !fields.includes(each))
    const body = JSON.stringify(
      Object.fromEntries(added.map(each => [each, shop.salon.businessId]))
    )
    const answer = await maya.fetch(path, { method, headers: json, body })
    const text = await answer.text()
    assert.equal(answer.status, 400, `${name}: ${text}`)
    assert.match(text, /There is no such field/, name)
  }
  assert.deepEqual(await sum(), before)
})

test('no unsafe request of another site is heard, whatever it asks', async () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://parlor.evil.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' }
  ]
  for (const { name, method, path } of unsafe) {
    for (const headers of foreign) {
      const answer = await maya.fetch(path, { method, headers: { ...json, ...headers } })
      assert.equal(answer.status, 403, `${name} ${JSON.stringify(headers)}`)
      assert.match(await answer.text(), /foreign-site/)
    }
  }
  assert.equal((await maya.fetch('/api/v1/session')).status, 200, 'she is signed in still')
})

test('no socket of another site is opened', async () => {
  for (const origin of ['https://parlor.evil.test', 'null', `${shop.server.url}.evil.test`]) {
    const socket = new WebSocket(`${shop.server.url.replace('http', 'ws')}/api/v1/live`, {
      headers: { cookie: maya.cookie, origin }
    })
    const status = await new Promise(resolve => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.on('open', () => resolve('open'))
      socket.on('error', () => undefined)
    })
    assert.equal(status, 403, origin)
    socket.terminate()
  }
})

test('a forged token is answered as any other wrong guess, in the same words and time', async () => {
  const guess = async (path: string, body: object) => {
    const started = performance.now()
    const answer = await fetch(`${shop.server.url}/api/v1${path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body)
    })
    const { detail } = (await answer.json()) as { detail: string }
    return { detail, status: answer.status, ms: performance.now() - started }
  }
  const tokens = [
    'x'.repeat(43),
    'A'.repeat(43),
    '../../etc',
    '\0',
    '🔑'.repeat(20),
    "' or true --"
  ]
  for (const [path, rest] of [
    ['/invitation-check', {}],
    ['/invitation', { name: 'Nobody', password: 'a long and quiet river' }],
    ['/password-reset', { password: 'a long and quiet river' }]
  ] as const) {
    const answers = []
    for (const token of tokens) answers.push(await guess(path, { token, ...rest }))
    assert.equal(new Set(answers.map(each => `${each.status} ${each.detail}`)).size, 1, path)
    assert.ok(Math.max(...answers.map(each => each.ms)) < 1_000)
  }
})
