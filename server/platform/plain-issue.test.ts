import assert from 'node:assert/strict'
import { test } from 'node:test'
import en from 'zod/v4/locales/en.js'
import * as z from 'zod/mini'
import { plainIssue } from './plain-issue.ts'
import type { Issue } from './problems.ts'

z.config(en())
const said = (type: z.ZodMiniType, given: unknown) =>
  z
    .safeParse(z.object({ field: type }), { field: given })
    .error!.issues.map(issue => plainIssue(issue as Issue))

test('no machine’s words reach a person', () => {
  const text = z.string().check(z.minLength(1), z.maxLength(5))
  assert.deepEqual(said(text, ''), ['Fill this in.'])
  assert.deepEqual(said(text, 'far too long'), ['Write at most 5 characters.'])
  assert.deepEqual(said(text, undefined), ['This is missing.'])
  assert.deepEqual(said(text, 7), ['This has to be words.'])
  assert.deepEqual(said(z.string().check(z.minLength(8)), 'short'), [
    'Write at least 8 characters.'
  ])
  assert.deepEqual(said(z.number().check(z.maximum(365)), 1000), ['This is at most 365.'])
  assert.deepEqual(said(z.array(text).check(z.minLength(1)), []), ['Give at least 1.'])
  assert.deepEqual(said(z.enum(['text', 'email']), 'fax'), ['Choose one of: text, email.'])
  assert.deepEqual(said(z.email(), 'nobody'), ['This is no e-mail address.'])
  assert.deepEqual(said(z.uuid(), 'x'), ['This is not written the way that is asked for.'])
})

test('what the contract says in its own words stays', () => {
  const own = z.string().check(z.regex(/^a/, 'It begins with a'))
  assert.deepEqual(said(own, 'b'), ['It begins with a.'])
})
