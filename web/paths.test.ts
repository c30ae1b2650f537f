import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { nextAfterSignIn, paths, viewOf } from './paths.ts'

test('after signing in one comes to where one wanted to go', () => {
  const wanted = paths.thread('unread', '0199a1b2-0000-7000-8000-000000000001')
  equal(nextAfterSignIn(paths.signIn(wanted).replace('/sign-in', '')), wanted)
  equal(nextAfterSignIn(''), '/inbox')
})

test('nobody is led to another site by a link to the sign-in page', () => {
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:x'
  ]) {
    equal(nextAfterSignIn(`?next=${encodeURIComponent(next)}`), '/inbox')
  }
})

test('a view is one of ours or none', () => {
  equal(viewOf(undefined), 'open')
  equal(viewOf('failed'), 'failed')
  equal(viewOf('../../etc'), null)
})
