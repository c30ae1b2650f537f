import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainLine, textParts } from './text-parts.ts'

const links = (body: string) =>
  textParts(body).flatMap(part => (part.kind === 'link' ? [[part.text, part.href]] : []))

test('web addresses and telephone numbers become links, the full stop after them does not', () => {
  deepEqual(links('Map: https://fernandwild.example/a?b=1. Call (250) 555-0199!'), [
    ['https://fernandwild.example/a?b=1', 'https://fernandwild.example/a?b=1'],
    ['(250) 555-0199', 'tel:+12505550199']
  ])
  deepEqual(links('(see https://en.example/wiki/Fern_(plant))'), [
    ['https://en.example/wiki/Fern_(plant)', 'https://en.example/wiki/Fern_(plant)']
  ])
  deepEqual(links('+447700900123'), [['+447700900123', 'tel:+447700900123']])
})

test('nothing else becomes a link', () => {
  const bodies = [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://',
    '12345'
  ]
  for (const body of bodies) deepEqual(links(body), [])
})

test('characters that would turn or hide a text are shown', () => {
  deepEqual(textParts('invoice\u202Efdp.exe\u0007'), [
    { kind: 'words', text: 'invoice' },
    { kind: 'hidden', code: 'U+202E' },
    { kind: 'words', text: 'fdp.exe' },
    { kind: 'hidden', code: 'U+0007' }
  ])
  equal(plainLine('one\n\ntwo\u202E'), 'one two\uFFFD')
})

test('the joiners inside emoji and Persian words stay', () => {
  deepEqual(textParts('👩‍🦰 می‌خواهم'), [{ kind: 'words', text: '👩‍🦰 می‌خواهم' }])
})

test('no word of a text is lost or moved, and every link is http, https or tel', () => {
  const body = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(body, text => {
      const parts = textParts(text)
      const whole = parts.map(part => (part.kind === 'hidden' ? '' : part.text)).join('')
      const hidden = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu
      equal(whole, text.replaceAll('\r\n', ' \n').replaceAll(hidden, ''))
      for (const part of parts) ok(part.kind !== 'link' || /^(https?|tel):/.test(part.href))
    })
  )
})
