import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog, type Log } from './log.ts'

const phone = '+12505550142'
const body = 'My scalp hurts since Tuesday'
const token = 'tok_5e2f9a'
const personal = [phone, '12505550142', 'scalp', token]

function written(act: (log: Log) => void): string {
  const lines: string[] = []
  act(createLog('debug', { write: line => void lines.push(line) }))
  assert.ok(lines.length > 0)
  return lines.join('')
}

function expectNothingPersonal(line: string) {
  for (const each of personal) assert.ok(!line.includes(each), `${each} stands in ${line}`)
}

test('a log line is JSON with its level, its moment and its words', () => {
  const line = JSON.parse(
    written(log => log.warn({ businessId: 'b1', count: 3 }, 'it has to wait'))
  )
  assert.equal(line.msg, 'it has to wait')
  assert.equal(line.businessId, 'b1')
  assert.equal(line.count, 3)
  assert.ok(!Number.isNaN(Date.parse(line.time)))
})

test('numbers, texts and secrets are cut out, however deep they stand', () => {
  const secrets = { phone, from: phone, to: phone, body, token, authToken: token, Body: body }
  const more = { password: token, cookie: token, email: body, From: phone, secret: token }
  let deep: object = { ...secrets, ...more }
  for (let level = 0; level < 5; level++) {
    expectNothingPersonal(written(log => log.info(deep, 'a text')))
    deep = level % 2 ? { list: [deep] } : { inside: deep }
  }
})

test('a phone number is cut out of any text, also of the words themselves', () => {
  expectNothingPersonal(written(log => log.info(`to ${phone} and from=%s`, phone)))
  expectNothingPersonal(written(log => log.info({ why: `no answer from ${phone}` }, 'late')))
  expectNothingPersonal(written(log => log.info({ url: `/Messages.json?To=%2B12505550142` }, 'x')))
})

test('an error keeps its kind and its place, and loses whom it was about', () => {
  const error = Object.assign(new Error(`duplicate key for ${phone}`), {
    code: '23505',
    detail: `Key (phone, body)=(${phone}, ${body}) already exists.`,
    parameters: [phone, body, token]
  })
  const line = written(log => log.error({ err: error }, 'a request failed'))
  expectNothingPersonal(line)
  const { err } = JSON.parse(line)
  assert.equal(err.type, 'Error')
  assert.equal(err.code, '23505')
  assert.match(err.message, /^duplicate key for /)
  assert.match(err.stack, /log\.test\.ts/)
})

test('what a database repeats of a value is cut out of the error’s words', () => {
  const quoted = Object.assign(new Error(`invalid input syntax for type uuid: "${body}"`), {
    code: '22P02'
  })
  const line = written(log => log.error({ err: quoted }, 'a request failed'))
  expectNothingPersonal(line)
  assert.match(line, /invalid input syntax for type uuid/)
})

test('an error inside an error, and a thing that is none, say no more', () => {
  const cause = new Error(`no route to ${phone}`)
  const line = written(log => log.error({ err: new Error('sending failed', { cause }) }, 'x'))
  expectNothingPersonal(line)
  expectNothingPersonal(written(log => log.error({ err: { body, phone } }, 'x')))
  expectNothingPersonal(written(log => log.error({ inside: { err: cause, body } }, 'x')))
})

test('what refers to itself or is endless still makes a line', () => {
  const ring: Record<string, unknown> = { phone }
  ring['ring'] = ring
  expectNothingPersonal(written(log => log.info(ring, 'round and round')))
})
