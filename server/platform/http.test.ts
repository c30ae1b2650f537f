import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Problem } from '@parlor/contract/problems.ts'
import { routes } from '../routes.ts'
import { asOwner, inDatabase } from '../testing/database.ts'
import { theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const get = (path: string) => shop.maya.fetch(path)

test('every answer carries the headers that keep a browser safe', async () => {
  for (const path of ['/api/v1/session', '/livez', '/api/v1/nothing']) {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of ["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]) {
      assert.ok(policy.includes(rule), `${path}: ${policy}`)
    }
    assert.ok(!/script-src[^;]*unsafe|default-src[^;]*unsafe/.test(policy))
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('x-powered-by'), null)
    assert.equal(headers.get('access-control-allow-origin'), null)
    assert.equal(headers.get('strict-transport-security'), null, 'not over plain HTTP')
  }
})

test('nothing of the API is kept by a browser or on the way', async () => {
  const paths = ['/session', '/conversations', '/conversations/nonsense', '/nothing', '/%zz']
  for (const path of paths) {
    const response = await get(`/api/v1${path}`)
    assert.equal(response.headers.get('cache-control'), 'no-store', path)
  }
  const anonymous = await fetch(`${shop.server.url}/api/v1/session`)
  assert.equal(anonymous.status, 401)
  assert.equal(anonymous.headers.get('cache-control'), 'no-store')
})

test('a problem has a stable code, a sentence and an id that no two requests share', async () => {
  const ids = new Set<string | undefined>()
  for (let i = 0; i < 20; i++) {
    const response = await get('/api/v1/nothing')
    assert.equal(response.status, 404)
    assert.match(response.headers.get('content-type')!, /^application\/problem\+json/)
    const problem = (await response.json()) as Problem
    assert.deepEqual(
      { ...problem, requestId: 'one' },
      {
        type: 'urn:parlor:problem:not-found',
        title: 'not found',
        status: 404,
        code: 'not-found',
        detail: 'There is no such address, or you may not see it.',
        requestId: 'one'
      }
    )
    ids.add(problem.requestId)
  }
  assert.equal(ids.size, 20)
})

test('the process says that it lives and that it is ready', async () => {
  assert.deepEqual(await (await get('/livez')).json(), { status: 'alive' })
  assert.deepEqual(await (await get('/readyz')).json(), { status: 'ready' })
})

test('an operator sees requests, texts, webhooks and sockets, and no phone', async () => {
  await shop.priya.text('Can I move to Friday?')
  const screen = await shop.maya.open()
  const response = await get('/metrics')
  assert.match(response.headers.get('content-type')!, /^text\/plain/)
  const text = await response.text()
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(found => found[1]!)
  assert.ok(names.length > 10)
  for (const name of names) assert.match(name, /^parlor_/)
  for (const line of [
    /^parlor_webhooks_total\{outcome="taken"\} 1$/m,
    /^parlor_live_sockets 1$/m,
    /^parlor_spooled_requests 0$/m,
    /^parlor_request_seconds_bucket\{le="5",route="\/api\/v1\/session",status="201"\} \d+$/m
  ]) {
    assert.match(text, line)
  }
  assert.doesNotMatch(text, /\+1\d{10}|Friday|Priya/)
  screen.close()
})

type Description = {
  openapi: string
  paths: Record<
    string,
    Record<string, { operationId: string; security: object[]; responses: object }>
  >
}

test('the description is OpenAPI 3.1 and holds every route, as it is, once', async () => {
  const response = await get('/openapi.json')
  const text = await response.text()
  const described = JSON.parse(text) as Description
  assert.equal(described.openapi, '3.1.0')
  const all = routes({ ...shop.server.platform } as never).map(({ endpoint }) => endpoint)
  const wanted = all.map(
    ({ method, path }) => `${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`
  )
  const found = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`)
  )
  assert.deepEqual(found.sort(), wanted.sort())
  const operations = Object.values(described.paths).flatMap(each => Object.values(each))
  assert.equal(new Set(operations.map(each => each.operationId)).size, operations.length)
  for (const each of operations) assert.equal(Object.keys(each.responses).length, 2)
  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    assert.ok(text.includes(`"${name}":{"type":"object"`), `${name} is described`)
  }
  assert.ok(!text.includes('"$ref":"#/definitions'))
})

test('without the database the process lives, is not ready, and says so in words', async t => {
  const [{ name } = { name: '' }] = await asOwner<{ name: string }>(
    shop.databaseUrl,
    'select current_database() as name'
  )
  const cluster = inDatabase(shop.databaseUrl, 'postgres')
  const allow = (yes: boolean) =>
    asOwner(cluster, `alter database ${name} allow_connections ${yes}`)
  t.after(() => allow(true).then(() => undefined))
  await allow(false)
  await asOwner(
    cluster,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name]
  )
  assert.equal((await get('/livez')).status, 200)
  const ready = await get('/readyz')
  assert.equal(ready.status, 503)
  assert.deepEqual(await ready.json(), { status: 'the database does not answer' })
  const response = await get('/api/v1/conversations')
  assert.equal(response.status, 503)
  assert.ok(Number(response.headers.get('retry-after')) > 0)
  const problem = (await response.json()) as Problem
  assert.equal(problem.code, 'database-away')
  assert.equal(problem.detail, 'The database does not answer. Try again in a moment.')
  await allow(true)
  assert.equal((await get('/readyz')).status, 200)
  assert.equal((await shop.maya.inbox()).length, 1)
})
