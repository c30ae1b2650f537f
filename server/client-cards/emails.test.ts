import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bookAppointment, previewConfirmation } from '@parlor/contract/appointments.ts'
import { changeClient, eraseClient, noteConsent } from '@parlor/contract/client-cards.ts'
import { sendClientEmail } from '@parlor/contract/client-emails.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import { getSession } from '@parlor/contract/staff.ts'
import { newId } from '@parlor/contract/ids.ts'
import { moveClock, startClock } from '../platform/clock.ts'
import { asOwner } from '../testing/database.ts'
import { type OpenScreen, type Person, Refused } from '../testing/person.ts'
import { aPostOffice } from '../testing/post-office.ts'
import { theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

const post = await aPostOffice({ after })
const shop = await theSalon({ after }, { settings: { SMTP_URL: post.url } })
const { maya, theo, zoe, ines, priya, gloria } = shop
await priya.text('Do you have a price list?')
await gloria.text('Me too please')

const idOf = async (phone: string) => (await maya.conversationWith(phone)).client!.id
const priyaId = await idOf(priya.phone)
const gloriaId = await idOf(gloria.phone)
const address = 'priya@oakbay.test'
await maya.call(changeClient, { id: priyaId, emails: [{ email: address, type: 'home' }] })
await maya.call(changeClient, {
  id: gloriaId,
  emails: [{ email: 'gloria@oakbay.test', type: 'home' }]
})

const letter = (more: object = {}) => ({
  ...{ id: priyaId, emailId: newId(), email: address },
  ...{ subject: 'Our prices', body: 'Dear Priya,\n\na cut is 48.', ...more }
})
async function emails(who: Person, id = priyaId) {
  const { items } = await who.call(listHistory, { id, kind: 'emails' })
  return items.flatMap(item => (item.of === 'card' ? [item.entry] : []))
}
const states = async (who: Person, id = priyaId) =>
  (await emails(who, id)).map(each => `${each.name}: ${each.status} ${each.trouble ?? ''}`.trim())
const heardStates = ({ events }: OpenScreen) =>
  events.flatMap(({ event }) =>
    event.type === 'client.updated' && event.happened?.of === 'card'
      ? [event.happened.entry.status]
      : []
  )
const refusal = async (act: Promise<unknown>) => {
  const error = await act.then(
    () => null,
    (each: unknown) => each
  )
  assert.ok(error instanceof Refused, 'it was not refused')
  return error.message
}

test('an e-mail reaches the client as the salon’s, and its state every desk that may see her', async () => {
  const [theos, zoes] = [await theo.open(), await zoe.open()]
  const given = letter()
  await maya.call(sendClientEmail, given)
  const text = await post.letterTo(address)
  assert.match(text, /From: "?Fern & Wild"? </)
  assert.match(text, /Subject: Our prices/)
  assert.match(text, /a cut is 48\./)
  assert.match(text, new RegExp(`Message-ID: <${given.emailId}@`, 'i'))
  for (const screen of [theos, zoes]) await screen.until(() => heardStates(screen).includes('sent'))
  assert.deepEqual(await states(theo), ['Our prices: sent'])
  const [sent] = await emails(theo)
  assert.deepEqual([sent!.address, sent!.body], [address, given.body])
  for (const screen of [theos, zoes]) screen.close()
})

test('the same e-mail again is the same e-mail', async () => {
  post.forget()
  const given = letter({ subject: 'Once' })
  await Promise.all([maya.call(sendClientEmail, given), maya.call(sendClientEmail, given)])
  await post.letterTo(address)
  await maya.call(sendClientEmail, given)
  await maya.call(sendClientEmail, letter({ subject: 'After it' }))
  await eventually(
    () => states(maya),
    all => all.slice(0, 2).join() === 'After it: sent,Once: sent'
  )
  assert.deepEqual(post.recipients(), [address, address])
})

test('whoever may not see her writes to nobody; nor to an address that is not hers', async () => {
  post.forget()
  const other = letter({ id: gloriaId, email: 'gloria@oakbay.test' })
  for (const who of [zoe, ines])
    assert.match(await refusal(who.call(sendClientEmail, other)), /client/)
  const strange = letter({ email: 'gloria@oakbay.test' })
  assert.match(await refusal(maya.call(sendClientEmail, strange)), /none of the client’s/)
  assert.deepEqual(await states(maya, gloriaId), [])
  assert.deepEqual(post.recipients(), [])
})

test('she who wants no e-mails gets none', async () => {
  const consent = {
    id: priyaId,
    contact: address,
    purpose: 'appointments',
    source: 'at the desk'
  } as const
  await maya.call(noteConsent, { ...consent, given: false })
  assert.match(
    await refusal(maya.call(sendClientEmail, letter())),
    /Priya Raman wants no e-mails at priya@oakbay\.test\./
  )
  await maya.call(noteConsent, { ...consent, given: true })
  await maya.call(sendClientEmail, letter({ subject: 'Welcome back' }))
  await eventually(
    () => states(maya),
    all => all[0] === 'Welcome back: sent'
  )
})

test('a visit is confirmed by e-mail when the client prefers that, and only when it can be', async () => {
  const { locations } = await maya.call(getSession, {})
  const visit = {
    ...{ clientId: priyaId, serviceId: null, staffId: shop.salon.staff['zoe']!, note: '' },
    ...{ locationId: locations[0]!.id, startsAt: '2027-03-02T18:00:00.000Z', phone: priya.phone }
  }
  const preview = (more: object = {}) => theo.call(previewConfirmation, { ...visit, ...more })
  assert.equal((await preview()).usual, 'text')
  await maya.call(changeClient, { id: priyaId, preferredChannel: 'email' })
  const shown = await preview()
  assert.deepEqual([shown.usual, shown.email], ['email', address])
  assert.equal((await preview({ clientId: null, phone: null })).usual, 'none')
  assert.match((await preview({ clientId: gloriaId, phone: null })).problems.text!, /no mobile/)

  post.forget()
  const given = {
    ...visit,
    appointmentId: newId(),
    messageId: newId(),
    confirmBy: 'email'
  } as const
  const { confirmation } = await theo.call(bookAppointment, given)
  assert.deepEqual(confirmation, { message: null, problem: null })
  const text = await post.letterTo(address)
  assert.match(text, /Subject: Your appointment at Fern & Wild/)
  assert.ok(text.replaceAll(/\s+/g, ' ').includes(shown.body.replaceAll(/\s+/g, ' ')))
  await theo.call(bookAppointment, given)
  await eventually(
    () => states(maya),
    all => all[0] === 'Your appointment at Fern & Wild: sent'
  )
  assert.deepEqual(post.recipients(), [address])

  const walkIn = { ...visit, clientId: null, appointmentId: newId(), confirmBy: 'email' } as const
  const late = { ...walkIn, startsAt: '2027-03-02T21:00:00.000Z' }
  const { appointment, confirmation: none } = await theo.call(bookAppointment, late)
  assert.equal(appointment.startsAt, late.startsAt)
  assert.match(none!.problem!, /no e-mail address/)
})

test('an address that the mail server does not take is said on the card', async () => {
  const moved = 'moved@oakbay.test'
  const list = [address, moved].map(email => ({ email, type: 'home' as const }))
  await maya.call(changeClient, { id: priyaId, emails: list })
  post.refuse(moved)
  await maya.call(sendClientEmail, letter({ email: moved, subject: 'To nobody' }))
  await eventually(
    () => states(maya),
    all => all[0] === 'To nobody: failed address-refused'
  )
})

test('an e-mail that was leaving when its server was killed is never sent twice', async () => {
  post.forget()
  const hold = post.hold()
  const given = letter({ subject: 'Half way' })
  await maya.call(sendClientEmail, given)
  await hold.reached
  // Another server takes the same work up, as after a kill.
  await asOwner(shop.databaseUrl, `select enqueue('send-email', $1, null)`, [
    JSON.stringify({ businessId: shop.salon.businessId, emailId: given.emailId })
  ])
  await eventually(
    () => states(maya),
    all => all[0] === 'Half way: unknown'
  )
  hold.release()
  await post.letterTo(address)
  assert.deepEqual(post.recipients(), [address])
})

test('while the mail server is away it waits; after a quarter of an hour it is said', async () => {
  await post.close()
  await maya.call(sendClientEmail, letter({ subject: 'Out of reach' }))
  await eventually(
    () => states(maya),
    all => all[0] === 'Out of reach: queued'
  )
  moveClock(16 * 60_000)
  await eventually(
    () => states(maya),
    all => all[0] === 'Out of reach: failed no-answer'
  )
  startClock()
})

test('e-mails are erased with their client', async () => {
  await maya.call(eraseClient, { id: priyaId })
  const left = await asOwner(
    shop.databaseUrl,
    'select id from client_entries where client_id = $1',
    [priyaId]
  )
  assert.deepEqual(left, [])
})
