import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { fillMergeFields, whyNotFilled } from '@parlor/contract/merge-fields.ts'
import { aRow } from '../testing/samples.ts'
import { matchQuickReplies } from './match-quick-replies.ts'
import { valuesFor } from './quick-reply-words.ts'
import { typedSlash } from './typed-slash.ts'

const reply = (name: string) => ({ id: name, name, body: name, isShared: false, ownerId: 'theo' })
const session = {
  staff: { id: 'theo', name: 'Theo Lindqvist', role: 'front-desk', colour: 2, active: true },
  business: {
    ...{ id: 'fern', name: 'Fern & Wild', timeZone: 'America/Vancouver' },
    ...{ closeWord: 'close' as const, autoCloseDays: 3 }
  },
  numbers: [{ id: 'fort-street', phone: '+12505550110', label: 'Fort Street' }]
} as Parameters<typeof valuesFor>[1]

test('a / that begins a word opens the list, and one inside a word or a number does not', () => {
  const typed = (text: string) => typedSlash(text, text.length)?.typed ?? null
  deepEqual(['/', '/pa', 'Hi! /see you', '\n/x'].map(typed), ['', 'pa', 'see you', 'x'])
  deepEqual(['1/2', 'and/or', '/ 20', 'http://x', '/a\nb'].map(typed), [
    ...[null, null, null, null, null]
  ])
  equal(typedSlash('Hi /pa and more', 6)?.start, 3)
})

test('names that begin so come first, then those with such a word', () => {
  const all = ['After care', 'Car park', 'Late'].map(reply)
  const found = (typed: string) => matchQuickReplies(typed, all).map(each => each.name)
  deepEqual(found('car'), ['Car park', 'After care'])
  deepEqual(found('are'), [])
  deepEqual(found(''), ['After care', 'Car park', 'Late'])
})

test('merge fields become what they are for this client; what is unknown is named', () => {
  const body = 'Hi {{client_first_name}}, {{my_first_name}} at {{location_name}}, {{business_name}}'
  const filled = fillMergeFields(body, valuesFor(aRow('priya', 1), session))
  equal(filled.text, 'Hi Priya, Theo at Fort Street, Fern & Wild')
  equal(whyNotFilled(filled), null)
  const stranger = valuesFor(aRow('x', 1, { client: null }), session)
  const left = fillMergeFields(body, stranger)
  equal(left.text, 'Hi {{client_first_name}}, Theo at Fort Street, Fern & Wild')
  equal(whyNotFilled(left)?.includes('“client first name” is not known here'), true)
})
