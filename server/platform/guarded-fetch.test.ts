import assert from 'node:assert/strict'
import http from 'node:http'
import { after, test } from 'node:test'
import { guardedFetch, isInside } from './guarded-fetch.ts'

let calls = 0
const server = http.createServer((request, response) => {
  calls++
  if (request.url === '/big') return void response.end(Buffer.alloc(2 * 1024 * 1024))
  if (request.url === '/away') return void response.writeHead(302, { location: '/' }).end()
  response.end('hello')
})
await new Promise<void>(open => server.listen(0, '127.0.0.1', open))
const { port } = server.address() as { port: number }
after(() => server.close())

test('no form of an address inside is called', async () => {
  const call = guardedFetch({ mayReachInside: false })
  const forms = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433']
  for (const host of [...forms, '0x7f.1', '[::ffff:7f00:1]', '127.1', '169.254.169.254']) {
    for (const program of ['http', 'https']) {
      await assert.rejects(call(`${program}://${host}:${port}/`), Error, host)
    }
  }
  assert.equal(calls, 0)
})

test('what stands inside is told from what stands outside', () => {
  for (const each of [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.9',
    '100.64.0.1',
    'fd00::1',
    'fe80::1'
  ]) {
    assert.ok(isInside(each), each)
  }
  for (const each of ['8.8.8.8', '172.32.0.1', '2606:4700::1']) assert.ok(!isInside(each), each)
})

test('where one may reach inside, an answer is whole, bounded, and no redirect is followed', async () => {
  const call = guardedFetch({ mayReachInside: true })
  assert.equal(await (await call(`http://127.0.0.1:${port}/`)).text(), 'hello')
  assert.equal((await call(`http://127.0.0.1:${port}/away`)).status, 302)
  await assert.rejects(call(`http://127.0.0.1:${port}/big`), /too large/)
})
