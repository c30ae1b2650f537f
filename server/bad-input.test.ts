import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import type { Problem } from '@parlor/contract/problems.ts'
import fc from 'fast-check'
import { rightValues } from './testing/right-values.ts'
import { theSalon } from './testing/salon.ts'

const shop = await theSalon({ after })
await shop.priya.text('Can I move to Friday?')
const own = (await shop.maya.conversationWith(shop.priya.phone)).id
const json = { 'content-type': 'application/json' }

type Fields = Record<string, unknown>
type Operation = {
  parameters: { name: string; in: 'path' | 'query' }[]
  requestBody?: { content: { 'application/json': { schema: { properties: Fields } } } }
}
type Asked = { method: string; path: string; query: [string, string][]; body: unknown }

const description = (await (await fetch(`${shop.server.url}/openapi.json`)).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    query: operation.parameters.filter(each => each.in === 'query').map(each => each.name),
    inPath: operation.parameters.filter(each => each.in === 'path').map(each => each.name),
    schemas: operation.requestBody?.content['application/json'].schema.properties ?? {},
    body: Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {})
  }))
)
type Route = (typeof operations)[number]

const rightFor = rightValues(own)

async function send(asked: Asked): Promise<{ response: Response; text: string }> {
  const query = new URLSearchParams(asked.query).toString()
  const hasBody = asked.body !== undefined && asked.method !== 'GET'
  const response = await fetch(`${shop.server.url}${asked.path}${query && `?${query}`}`, {
    method: asked.method,
    headers: { cookie: shop.maya.cookie, ...(hasBody && json) },
    ...(hasBody && {
      body: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body)
    })
  })
  await shop.server.platform.db.rows('delete from sign_in_delays')
  return { response, text: await response.text() }
}

function expectProblem(response: Response, text: string): Problem {
  assert.equal(
    response.headers.get('content-type'),
    'application/problem+json; charset=utf-8',
    text
  )
  const problem = JSON.parse(text) as Problem
  assert.equal(problem.status, response.status)
  assert.match(problem.code, /^[a-z-]+$/)
  assert.match(problem.type, /^urn:parlor:problem:/)
  assert.match(problem.detail, /^\S.*[.!?]$/s)
  assert.ok(problem.requestId)
  return problem
}

function request(route: Route, more: Partial<Asked> = {}): Asked {
  const fields = (names: string[]) => names.map(name => [name, rightFor(route.name, name)] as const)
  const path = route.inPath.reduce(
    (path, name) =>
      path.replace(`{${name}}`, encodeURIComponent(String(rightFor(route.name, name)))),
    route.path
  )
  const body = route.body.length > 0 ? Object.fromEntries(fields(route.body)) : undefined
  const query = fields(route.query).map(
    ([name, value]) => [name, String(value)] as [string, string]
  )
  return { method: route.method, path, query, body, ...more }
}

/** What would end the session that asks, or take away what it asks about. */
const harmful = [
  'DELETE /api/v1/session',
  'DELETE /api/v1/me/sessions',
  'DELETE /api/v1/conversations/{id}'
]
const harmless = operations.filter(each => !harmful.includes(each.name))

test('every field of the API has a right value in this file', () => {
  const names = operations.flatMap(each => [...each.query, ...each.inPath, ...each.body])
  const unknown = [...new Set(names)].filter(name => rightFor('', name) === undefined)
  assert.deepEqual(unknown, [])
  assert.ok(operations.length >= 11)
})

const loneSurrogate = 'a\ud800b'
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    [],
    {},
    [[]],
    '',
    ' ',
    '\0',
    'a\0b',
    loneSurrogate
  ),
  fc.constantFrom<unknown>('x'.repeat(5_000), `e${'\u0301'.repeat(10_000)}`, '__proto__', 'null'),
  fc.constantFrom<unknown>('0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '-infinity'),
  fc.constantFrom<unknown>(
    '../../livez',
    "' or 1=1 --",
    '%00',
    '${1}',
    newId(),
    newId().toUpperCase()
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 })
)

/** An address holds words alone, whatever an object says it is as a string. */
const asWords = (value: unknown) =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

type Mutation = (route: Route, pick: number, value: unknown) => Asked
const mutations: Record<string, Mutation> = {
  'a field of the body is odd': (route, pick, value) => {
    const asked = request(route)
    const name = route.body[pick % Math.max(1, route.body.length)]
    return name ? { ...asked, body: { ...(asked.body as Fields), [name]: value } } : asked
  },
  'a field of the query is odd': (route, pick, value) => {
    const asked = request(route)
    const name = route.query[pick % Math.max(1, route.query.length)]
    const query = asked.query.filter(([each]) => each !== name)
    return name ? { ...asked, query: [...query, [name, asWords(value)]] } : asked
  },
  'a part of the path is odd': (route, _pick, value) => {
    const odd = encodeURIComponent(asWords(value).toWellFormed())
    return { ...request(route), path: route.path.replace(/\{\w+\}/, odd) }
  },
  'a field is missing': (route, pick) => {
    const asked = request(route)
    const { [route.body[pick % Math.max(1, route.body.length)] ?? '']: _, ...body } = (asked.body ??
      {}) as Fields
    return { ...asked, body: asked.body && body }
  },
  'the body is something else': (route, _pick, value) => ({
    ...request(route),
    body: value ?? null
  })
}

for (const route of harmless) {
  test(`${route.name} answers whatever comes with words, never with a fault of ours`, async () => {
    const asked = fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.nat({ max: 9 }), odd)
    await fc.assert(
      fc.asyncProperty(asked, async ([mutation, pick, value]) => {
        const { response, text } = await send(mutations[mutation]!(route, pick, value))
        assert.ok(response.status < 500, `${mutation}: ${response.status} ${text}`)
        if (response.status >= 400) expectProblem(response, text)
      }),
      { numRuns: 40 }
    )
  })
}

const wrongOfType: Record<string, unknown> = {
  number: 7,
  null: null,
  array: ['x'],
  object: { x: 1 }
}

type Schema = { type?: string; anyOf?: Schema[]; oneOf?: Schema[] }

/** What a field takes, by its own description. */
function typesOf(schema: unknown): Set<string> {
  const { type, anyOf = [], oneOf = [] } = (schema ?? {}) as Schema
  const below = [...anyOf, ...oneOf].flatMap(each => [...typesOf(each)])
  return new Set([...below, ...(type ? [type === 'integer' ? 'number' : type] : [])])
}

for (const route of harmless.filter(each => each.body.length > 0)) {
  for (const name of route.body) {
    test(`${route.name} names ${name} when it has the wrong type`, async () => {
      const taken = typesOf(route.schemas[name])
      for (const [what, wrong] of Object.entries(wrongOfType)) {
        if (taken.has(what)) continue
        const asked = request(route)
        const { response, text } = await send({
          ...asked,
          body: { ...(asked.body as Fields), [name]: wrong }
        })
        assert.equal(response.status, 400, `${what}: ${text}`)
        const { errors = [], detail } = expectProblem(response, text)
        assert.deepEqual([...new Set(errors.map(each => each.field.split('.')[0]))], [name])
        assert.ok(detail.startsWith(name), detail)
      }
    })
  }
}

const smuggled = ['business_id', 'role', 'status', 'authorId', 'constructor', 'id ', 'toString']
for (const route of harmless) {
  test(`${route.name} names a field that it does not know`, async () => {
    const known = new Set(route.body)
    const places = [...smuggled.filter(each => !known.has(each)), ...route.inPath]
    for (const name of places) {
      const asked = request(route)
      const changed: Asked =
        route.body.length > 0
          ? { ...asked, body: { ...(asked.body as Fields), [name]: own } }
          : { ...asked, query: [...asked.query, [name, own]] }
      const { response, text } = await send(changed)
      assert.equal(response.status, 400, `${name}: ${text}`)
      const { errors = [] } = expectProblem(response, text)
      assert.ok(
        errors.some(each => each.field === name),
        `${name}: ${text}`
      )
    }
    const { response, text } = await send({ ...request(route), query: [['surprise', '1']] })
    assert.equal(response.status, 400, text)
    assert.equal(expectProblem(response, text).errors?.[0]?.field, 'surprise')
  })
}

test('a query that says a thing twice is refused by its name', async () => {
  for (const route of harmless) {
    for (const name of route.query) {
      const asked = request(route)
      const twice: [string, string][] = [...asked.query, [name, String(rightFor(route.name, name))]]
      const { response, text } = await send({ ...asked, query: twice })
      assert.equal(response.status, 400, `${route.name} ${name}`)
      assert.ok(
        expectProblem(response, text).errors?.some(each => each.field === name),
        text
      )
    }
  }
})

test('prototypes cannot be reached through a body or a query', async () => {
  const path = `/api/v1/conversations/${own}/messages`
  for (const body of [
    `{"messageId":"${newId()}","body":"x","__proto__":{"admin":true}}`,
    `{"messageId":"${newId()}","body":"x","constructor":{"prototype":{"admin":true}}}`,
    '{"__proto__":[]}'
  ]) {
    const { response, text } = await send({ method: 'POST', path, query: [], body })
    assert.equal(response.status, 400, body)
    expectProblem(response, text)
  }
  const query: [string, string][] = [['__proto__', '1']]
  const { response } = await send({ method: 'GET', path, query, body: undefined })
  assert.equal(response.status, 400)
  assert.equal(({} as { admin?: boolean }).admin, undefined)
})

test('what no database can hold is answered as calmly as anything else', async () => {
  const email = { email: 'theo\0@salon.test', password: 'wrong' }
  const path = '/api/v1/session'
  const { response, text } = await send({ method: 'POST', path, query: [], body: email })
  assert.equal(response.status, 401, text)
  // One that nothing odd was done to before.
  await shop.gloria.text('Are you open on Sunday?')
  const { id } = await shop.maya.conversationWith(shop.gloria.phone)
  for (const year of ['0000', '0001', '9999']) {
    const through = `${year}-01-01T00:00:00.000Z`
    const read = `/api/v1/conversations/${id}/read`
    const answer = await send({ method: 'PUT', path: read, query: [], body: { through } })
    assert.equal(answer.response.status, 200, `${year}: ${answer.text}`)
  }
})

test('a body that is no JSON object, too deep or too large is refused in words', async () => {
  const path = `/api/v1/conversations/${own}/messages`
  const bodies: [string, number][] = [
    ['', 400],
    ['{', 400],
    ['{"body":"half', 400],
    ['[]', 400],
    ['"text"', 400],
    ['null', 400],
    ['\ufeff', 400],
    ['{"body":01}', 400],
    [`{"body":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400],
    [`{"body":"${'x'.repeat(257 * 1024)}"}`, 413]
  ]
  for (const [body, status] of bodies) {
    const { response, text } = await send({ method: 'POST', path, query: [], body })
    assert.equal(response.status, status, `${body.slice(0, 40)}: ${text}`)
    expectProblem(response, text)
  }
})

test('a type that is not JSON is refused', async () => {
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'x']) {
    const response = await fetch(`${shop.server.url}/api/v1/conversations/${own}/closure`, {
      method: 'PUT',
      headers: { cookie: shop.maya.cookie, 'content-type': type },
      body: '{}'
    })
    assert.equal(response.status, 415, type)
    expectProblem(response, await response.text())
  }
})

test('an address that nobody could write is a problem in words too', async () => {
  const paths = ['/api/v1/nothing', '/api/v1/conversations/%zz', '/api/v1/%c0%ae', '/api/v1']
  for (const path of [...paths, `/api/v1/conversations/${'x'.repeat(2_000)}`]) {
    const response = await shop.maya.fetch(path)
    assert.ok(response.status === 400 || response.status === 404, `${path}: ${response.status}`)
    expectProblem(response, await response.text())
  }
  const wrongMethod = await shop.maya.fetch('/api/v1/conversations', { method: 'PATCH' })
  assert.equal(wrongMethod.status, 404)
  expectProblem(wrongMethod, await wrongMethod.text())
})

/** Bytes that no HTTP library would send. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(shop.server.url)
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes, 'latin1'))
    let heard = ''
    socket.on('data', data => {
      heard += data
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

test('what is not even HTTP gets a 4xx and takes nothing down', async () => {
  const host = 'host: localhost\r\nconnection: close\r\n'
  const requests = [
    'nonsense\r\n\r\n',
    `GET / HTTP/9.9\r\n${host}\r\n`,
    `GET /livez HTTP/1.1\r\n${host}bad header\r\n\r\n`,
    `GET /livez HTTP/1.1\r\n${host}x: ${'y'.repeat(40_000)}\r\n\r\n`,
    `POST /api/v1/session HTTP/1.1\r\n${host}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /api/v1/session HTTP/1.1\r\n${host}content-type: application/json\r\ncontent-length: -1\r\n\r\n`
  ]
  for (const each of requests) {
    const answer = await raw(each)
    assert.match(answer, /^HTTP\/1\.1 4\d\d /, `${each.slice(0, 60)}: ${answer.slice(0, 200)}`)
    assert.match(answer, /application\/problem\+json/, answer.slice(0, 400))
  }
  assert.equal((await shop.maya.fetch('/livez')).status, 200)
})
