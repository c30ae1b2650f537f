import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parlor/contract/ids.ts'
import { addClient } from '../clients/clients.ts'
import { keywordOf } from '../clients/consent.ts'
import { asOwner } from '../testing/database.ts'
import { expectSynced } from '../testing/expect-synced.ts'
import { openOakStreet } from '../testing/oak-street.ts'
import { priyasPhone, type Salon, theSalon } from '../testing/salon.ts'

const stopped = /has asked not to be texted/

/** What the business can show when somebody asks why it did or did not text. */
async function evidence({ databaseUrl }: Salon): Promise<string[]> {
  const rows = await asOwner<{ change: string; body: string; phone: string }>(
    databaseUrl,
    `select c.change, m.body, c.phone from consent_changes c
     join messages m on m.business_id = c.business_id and m.id = c.message_id order by c.at, c.id`
  )
  return rows.map(({ change, body, phone }) => `${phone} ${change} by “${body}”`)
}

test('every word that carriers and the law know is taken, in any dress, and nothing else', () => {
  const words = 'stop stopall unsubscribe cancel end quit revoke optout'.split(' ')
  for (const word of [...words, 'stop all', 'opt out', 'arret', 'arrêt']) {
    for (const dressed of [word, word.toUpperCase(), ` ${word}. `, `${word} 🛑`, `“${word}!!”`]) {
      assert.equal(keywordOf(dressed, false), 'stop', dressed)
    }
  }
  assert.equal(keywordOf('arre\u0302t', false), 'stop', 'whichever way the accent is written')
  for (const text of ['stop by at 5', 'please stop', 'the end', 'cancel my 3:30', '', '🛑']) {
    assert.equal(keywordOf(text, false), null, text)
  }
  assert.equal(keywordOf('Start', false), 'start')
  assert.equal(keywordOf('UNSTOP', true), 'start')
  assert.equal(keywordOf('yes', true), 'start', 'from somebody who had opted out')
  assert.equal(keywordOf('Yes', false), null, 'else it is an answer')
})

test('a STOP belongs to the phone: a new card and another number of ours change nothing', async t => {
  const shop = await theSalon(t)
  const { priya, maya, theo, server, salon, carrier, databaseUrl } = shop
  const oakStreet = await openOakStreet(shop)
  await priya.text('Hi')
  await carrier.inbound({ from: priyasPhone, to: oakStreet, body: 'Hi' })
  await expectSynced(maya, () => priya.text('STOP'))
  const conversations = (await maya.inbox('all')).filter(row => row.phone === priyasPhone)
  assert.equal(conversations.length, 2)
  assert.deepEqual(
    conversations.map(row => row.optedOutAt === null),
    [false, false],
    'both numbers of the salon know it'
  )
  await asOwner(
    databaseUrl,
    `with gone as (delete from client_phones where phone = '${priyasPhone}' returning client_id)
     update conversations set client_id = null where client_id in (select client_id from gone)`
  )
  await server.platform.db.inBusiness(salon.businessId, tx =>
    addClient(tx, {
      id: newId(),
      name: 'Priya R.',
      providerId: null,
      note: null,
      phones: [priyasPhone]
    })
  )
  await priya.text('It is me, with a new card')
  await assert.rejects(theo.reply(priyasPhone, 'Welcome back'), stopped)
  assert.deepEqual(await priya.inbox(), [])
})

test('a STOP told twenty times is one change, and we ourselves answer it with nothing', async t => {
  const shop = await theSalon(t)
  const { priya, carrier, theo } = shop
  await priya.text('Hi')
  await priya.text('STOP', { times: 20 })
  await priya.text('stop')
  await assert.rejects(theo.reply(priyasPhone, 'Are you sure?'), stopped)
  await shop.quiet()
  assert.deepEqual(await carrier.acceptedTo(priyasPhone), [])
  assert.deepEqual(await evidence(shop), [`${priyasPhone} opted-out by “STOP”`])
})

test('only a START of that phone re-opens, and each change names the text that made it', async t => {
  const shop = await theSalon(t)
  const { priya, gloria, theo } = shop
  await gloria.text('START')
  await gloria.text('Yes')
  assert.deepEqual(await evidence(shop), [], 'who had not opted out changes nothing')
  await priya.text('Stop please')
  await priya.text('Quit')
  await gloria.text('START')
  await priya.text('START', { signature: 'wrong' })
  await assert.rejects(theo.reply(priyasPhone, 'Hello'), stopped)
  await priya.text('Yes')
  await theo.reply(priyasPhone, 'Hello')
  assert.deepEqual(await evidence(shop), [
    `${priyasPhone} opted-out by “Quit”`,
    `${priyasPhone} opted-in by “Yes”`
  ])
})
