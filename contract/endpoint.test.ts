import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { endpoint, pathParameters, requestOf } from './endpoint.ts'

const rest = { may: 'staff', summary: 'For this test', reply: z.object({}) } as const
const input = z.object({
  id: z.string(),
  body: z.optional(z.string()),
  limit: z.optional(z.number())
})

test('a sent input stands in the path and the body', () => {
  const send = endpoint('POST', '/conversations/:id/messages', { ...rest, input })
  assert.deepEqual(requestOf(send, { id: 'a', body: 'See you Friday?' }), {
    path: '/conversations/a/messages',
    body: { body: 'See you Friday?' }
  })
})

test('an asked input stands in the path and the query, without what was left open', () => {
  for (const method of ['GET', 'DELETE'] as const) {
    const list = endpoint(method, '/conversations/:id/messages', { ...rest, input })
    const request = requestOf(list, { id: 'a', limit: 5, body: undefined })
    assert.deepEqual(request, { path: '/conversations/a/messages?limit=5', body: undefined })
  }
})

test('no value of a path can lead to another path', () => {
  const get = endpoint('GET', '/conversations/:id', { ...rest, input })
  for (const id of ['../staff', 'a/b', 'a?b=c', 'a#b', '%2e%2e', '$&', "$'", '']) {
    const { pathname, search } = new URL(`http://shop${requestOf(get, { id }).path}`)
    assert.equal(search, '')
    assert.equal(decodeURIComponent(pathname.slice('/conversations/'.length)), id)
    assert.equal(pathname.split('/').length, 3)
  }
})

test('a query keeps every character of its value', () => {
  const list = endpoint('GET', '/conversations', { ...rest, input })
  const { path } = requestOf(list, { body: 'Zoë & co = +1? #now 100%' })
  assert.equal(new URL(`http://shop${path}`).searchParams.get('body'), 'Zoë & co = +1? #now 100%')
})

test('an endpoint answers 200 unless it says otherwise, and knows its path’s parameters', () => {
  const get = endpoint('GET', '/clients/:id/notes/:noteId', { ...rest, input })
  assert.equal(get.status, 200)
  assert.equal(endpoint('POST', '/clients', { ...rest, input, status: 201 }).status, 201)
  assert.deepEqual(pathParameters(get.path), ['id', 'noteId'])
})
