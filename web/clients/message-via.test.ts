import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { viaOf, whyNotBy, whySwitched } from './message-via.ts'
import type { Card } from './use-card.ts'

const mobile = { phone: '+12505550142', type: 'mobile', optedOutAt: null, blockedAt: null }
const phones = [{ ...mobile, problem: null }]
const emails = [{ email: 'priya@mail.test', type: 'home' }]

function card(id: string, client: object, canEmail = true): Card {
  const known = { id, name: 'Priya Raman', preferredChannel: null, consents: [] }
  const record = { ...known, phones, emails, ...client } as unknown as ClientRecord
  return { seq: 1, client: record, shares: [], conversations: [], canEmail }
}

test('it goes as the client prefers, and else by what there is', () => {
  assert.equal(viaOf(card('a', {}), null), 'email')
  assert.equal(viaOf(card('a', { preferredChannel: 'text' }), null), 'text')
  assert.equal(viaOf(card('a', { preferredChannel: 'text', phones: [] }), null), 'email')
  assert.equal(viaOf(card('a', { emails: [] }), null), 'text')
  assert.equal(viaOf(card('a', {}, false), null), 'text') // there is no mail server
  assert.equal(viaOf(card('a', { phones: [] }, false), null), 'email') // and that is said
})

test('to somebody else it goes the same way, or says why it cannot', () => {
  const wish = { via: 'email', clientId: 'a' } as const
  assert.equal(viaOf(card('b', { preferredChannel: 'text' }), wish), 'email')
  assert.equal(whySwitched(card('b', {}), wish), null)
  const without = card('b', { emails: [] })
  assert.equal(viaOf(without, wish), 'text')
  assert.match(whySwitched(without, wish)!, /^No e-mail address .* Raman\..*This goes by SMS\.$/)
  const landline = card('b', { phones: [{ ...mobile, problem: 'This is a landline.' }] })
  assert.equal(viaOf(landline, { via: 'text', clientId: 'a' }), 'email')
  assert.equal(
    whySwitched(landline, { via: 'text', clientId: 'a' }),
    'This is a landline. This goes by e-mail.'
  )
})

test('who chooses a way that does not reach this client is told why', () => {
  const without = card('b', { emails: [] })
  const wish = { via: 'email', clientId: 'b' } as const
  assert.equal(viaOf(without, wish), 'email')
  assert.equal(whySwitched(without, wish), null)
  assert.match(whyNotBy(without, 'email', null)!, /^No e-mail address is known/)
  const stopped = card('b', { phones: [{ ...mobile, problem: null, optedOutAt: '2026-11-24' }] })
  assert.match(whyNotBy(stopped, 'text', null)!, /texted STOP/)
  assert.equal(whyNotBy(stopped, 'email', 'priya@mail.test'), null)
  assert.match(whyNotBy(card('a', {}, false), 'email', 'priya@mail.test')!, /no mail server/)
})
