import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, test } from 'node:test'
import { asOwner } from './testing/database.ts'
import { salonPhone, theSalon } from './testing/salon.ts'
import { signedCall, webhookPath } from './testing/signed-call.ts'

const shop = await theSalon({ after })
const { maya, zoe, theo } = shop
let count = 0
const newSid = () => `SM${String(++count).padStart(32, '0')}`

function textOf(phone: string, body: string, more: Record<string, string> = {}) {
  const fields = { MessageSid: newSid(), From: phone, To: salonPhone, Body: body, ...more }
  return Object.entries(fields) as [string, string][]
}

const quarantined = (reason: string) =>
  asOwner<{ token: string; body: Buffer; url: string }>(
    shop.databaseUrl,
    'select token, body, url from quarantine where reason = $1 order by at',
    [reason]
  )
const everything = () => maya.inbox('all')

test('a text that is signed as it should be is taken', async () => {
  const response = await signedCall(shop, textOf('+12505550171', 'Hello'))
  assert.equal(response.status, 200)
  assert.deepEqual(
    (await maya.thread('+12505550171')).map(each => each.body),
    ['Hello']
  )
})

test('a wrong, missing or foreign signature is refused, shows nothing, and is kept', async () => {
  const before = await everything()
  const kept = (await quarantined('bad-signature')).length
  const screen = await maya.open()
  const forged = textOf('+12505550172', 'I am your carrier')
  const answers = [
    await signedCall(shop, forged, { signature: 'bm90IGEgc2lnbmF0dXJl' }),
    await signedCall(shop, forged, { signature: null }),
    await signedCall(shop, forged, { signature: '' }),
    await signedCall(shop, forged, { secret: 'another-account' }),
    await signedCall(shop, forged, { signature: '\u00ff'.repeat(28) })
  ]
  assert.deepEqual(
    answers.map(each => each.status),
    [403, 403, 403, 403, 403]
  )
  assert.deepEqual(await everything(), before)
  const rows = await quarantined('bad-signature')
  assert.equal(rows.length, kept + 5)
  assert.match(rows.at(-1)!.body.toString(), /I%20am%20your%20carrier/)
  await shop.priya.text('A real one')
  await screen.hears('A real one')
  assert.doesNotMatch(screen.raw.join(), /your carrier/)
  screen.close()
})

test('a signature is for its own words and its own address', async () => {
  const good = textOf('+12505550173', 'Pay me 100')
  const body = new URLSearchParams(good).toString()
  const path = await webhookPath(shop, shop.salon.businessId)
  const whole = await signedCall(shop, body, { path: `${path}?x=1` })
  const url = `${shop.server.url}${path}`
  const sign = (text: string) =>
    createHmac('sha1', shop.carrier.account.authToken).update(text).digest('base64')
  const signed = [...new URLSearchParams(body)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('')
  const changed = body.replace('100', '900')
  assert.equal(whole.status, 200)
  assert.equal((await signedCall(shop, changed, { signature: sign(url + signed) })).status, 403)
  const elsewhere = sign(`https://elsewhere.example${path}${signed}`)
  assert.equal((await signedCall(shop, body, { signature: elsewhere })).status, 403)
})

test('what strangers send does not fill the disk', async () => {
  await asOwner(
    shop.databaseUrl,
    `insert into quarantine (id, at, carrier, token, reason, method, url, headers, body)
     select gen_random_uuid(), now() - make_interval(secs => n), 'twilio', 't', 'bad-signature',
       'POST', '/', '{}', '' from generate_series(1, 1100) n`
  )
  await signedCall(shop, textOf('+12505550172', 'the newest'), { signature: null })
  const rows = await quarantined('bad-signature')
  assert.equal(rows.length, 1_000)
  assert.match(rows.at(-1)!.body.toString(), /the%20newest/)
})

test('an address with a token that nobody has is not found, whoever signs', async () => {
  for (const token of ['x', 'a'.repeat(43), '%00', '..%2f..', 'ü', "'--"]) {
    const path = `/webhooks/twilio/${encodeURI(token)}/message`
    const response = await signedCall(shop, textOf('+12505550174', 'Anyone?'), { path })
    assert.ok(response.status === 404 || response.status === 400, `${token}: ${response.status}`)
  }
  const own = await webhookPath(shop, shop.salon.businessId)
  const other = await signedCall(shop, textOf('+12505550174', 'x'), {
    path: own.replace('twilio', 'telnyx')
  })
  assert.equal(other.status, 404)
  assert.ok(!(await everything()).some(row => row.phone === '+12505550174'))
})

test('a number that is not ours is a clear 404, and the call is kept for a person', async () => {
  const kept = (await quarantined('malformed')).length
  const lost = textOf('+12505550175', 'Wrong number?', { To: '+12505559999' })
  const response = await signedCall(shop, lost)
  assert.equal(response.status, 404)
  assert.match(await response.text(), /not one of ours/)
  assert.equal((await quarantined('malformed')).length, kept + 1)
})

for (const name of ['MessageSid', 'From', 'To']) {
  test(`a call without ${name} is a clear 400 that names it`, async () => {
    const fields = textOf('+12505550175', 'Half a call').filter(([each]) => each !== name)
    const response = await signedCall(shop, fields)
    assert.equal(response.status, 400)
    assert.match(await response.text(), new RegExp(`^${name} is missing`))
  })
}

test('an empty call, one of nonsense and one of a thousand fields are clear 4xx', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => [`F${at}`, 'x'] as [string, string])
  const calls = [
    '',
    '&&&&',
    '=',
    '%',
    '%zz=%zz',
    'MessageSid',
    '\ufffd=\ufffd',
    '{"json":true}',
    many
  ]
  for (const each of calls) {
    const response = await signedCall(shop, each)
    assert.ok(response.status >= 400 && response.status < 500, `${each}: ${response.status}`)
    assert.ok((await response.text()).length > 5)
  }
})

test('a body over 256 kB is too large, one just below is only wrong', async () => {
  const large = await signedCall(shop, textOf('+12505550175', 'x'.repeat(256 * 1024)))
  assert.equal(large.status, 413)
  const text = await signedCall(shop, textOf('+12505550175', 'x'.repeat(255 * 1024)))
  assert.ok([200, 400].includes(text.status), `${text.status}`)
  await expectReadable()
})

/** The whole inbox and every thread can still be read by everybody. */
async function expectReadable() {
  for (const person of [maya, theo, zoe]) {
    for (const { phone } of await person.inbox('all')) await person.thread(phone)
  }
}

const bodies: Record<string, [sent: string, shown: string]> = {
  'a NUL byte': ['a\0b', 'a␀b'],
  'half a character': ['a\ud800b', 'a\ufffd\ufffd\ufffdb'],
  'ten thousand combining marks': [`e${'\u0301'.repeat(10_000)}`, `e${'\u0301'.repeat(10_000)}`],
  'words that run right to left': ['\u202Eevil\u2066', '\u202Eevil\u2066'],
  'mark-up': ['<script>alert(1)</script>&amp;', '<script>alert(1)</script>&amp;'],
  'faces of families': ['👩‍👩‍👧‍👦🏳️‍🌈', '👩‍👩‍👧‍👦🏳️‍🌈'],
  'line ends of all kinds': ['a\r\nb\nc\rd\u2028e', 'a\r\nb\nc\rd\u2028e'],
  'an empty text': ['', ''],
  'only spaces': ['   ', '   '],
  'SQL and JSON': [
    `'; drop table messages; -- {"a":"\\u0000"}`,
    `'; drop table messages; -- {"a":"\\u0000"}`
  ],
  'a byte order mark': ['\ufeffhi', '\ufeffhi'],
  'plus and percent': ['1+1=100% & more', '1+1=100% & more']
}
for (const [index, [what, [sent, shown]]] of Object.entries(bodies).entries()) {
  test(`a text with ${what} is stored as it came, heard at once and safely read`, async () => {
    const phone = `+1250555${String(2000 + index)}`
    const screen = await maya.open()
    const response = await signedCall(shop, textOf(phone, sent))
    assert.equal(response.status, 200)
    assert.deepEqual(
      (await maya.thread(phone)).map(each => each.body),
      [shown]
    )
    await screen.until(() => screen.events.length > 0)
    const [{ event } = assert.fail()] = screen.events
    assert.ok(event.type === 'message.received')
    assert.equal(event.message.body, shown)
    assert.ok((event.conversation.last?.preview.length ?? 0) <= 140)
    await expectReadable()
    screen.close()
  })
}

test('odd fields beside the text lose neither the text nor the inbox', async () => {
  const odd: Record<string, string>[] = [
    { MediaUrl0: 'javascript:alert(1)', NumMedia: '-7' },
    { MediaUrl0: 'x'.repeat(5_000), MediaContentType0: '\0' },
    { NumMedia: '1e99' },
    { OptOutType: '__proto__', SmsStatus: 'received' },
    { __proto__x: '1', constructor: 'x', hasOwnProperty: 'x' },
    { ErrorCode: 'NaN' }
  ]
  for (const [index, more] of odd.entries()) {
    const phone = `+1250555${String(2100 + index)}`
    const response = await signedCall(shop, textOf(phone, `odd ${index}`, more))
    assert.ok(response.status === 200 || response.status === 400, JSON.stringify(more))
    if (response.status === 200) {
      assert.deepEqual(
        (await maya.thread(phone)).map(each => each.body),
        [`odd ${index}`]
      )
    }
  }
  await expectReadable()
})

test('a receipt that names nothing of ours, or nonsense, is thanked or refused and changes nothing', async () => {
  const before = await everything()
  const receipts: [string, string][][] = [
    [
      ['MessageSid', newSid()],
      ['MessageStatus', 'delivered']
    ],
    [
      ['MessageSid', newSid()],
      ['MessageStatus', 'flying']
    ],
    [
      ['MessageSid', newSid()],
      ['MessageStatus', '\0']
    ],
    [
      ['MessageSid', newSid()],
      ['MessageStatus', 'failed'],
      ['ErrorCode', 'x'.repeat(500)]
    ],
    [
      ['MessageSid', '\ud800'],
      ['MessageStatus', 'failed']
    ]
  ]
  const path = await webhookPath(shop, shop.salon.businessId)
  for (const fields of receipts) {
    for (const query of ['', '?m=nonsense&s=x', `?m=${'0'.repeat(36)}&s=`, '?m=%00&m=2&s=%ff']) {
      const response = await signedCall(shop, fields, {
        path: path.replace('/message', '/receipt') + query
      })
      assert.ok(response.status < 500, `${fields} ${query}: ${response.status}`)
    }
  }
  assert.deepEqual(await everything(), before)
})

test('nothing of all this was kept as a fault of ours', async () => {
  assert.deepEqual(await quarantined('story-threw'), [])
})
