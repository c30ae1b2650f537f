import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { moveClient } from '@parlor/contract/clients.ts'
import { getConversation } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { addLocation } from '@parlor/contract/locations.ts'
import { type Visibility, Visibility as Choices } from '@parlor/contract/permissions.ts'
import { changeStaff } from '@parlor/contract/staff-members.ts'
import { addProvider } from '../clients/client-care.ts'
import { asOwner } from '../testing/database.ts'
import { snapshot } from '../testing/expect-synced.ts'
import { OpenScreen, type Refused } from '../testing/person.ts'
import { gloriasPhone, priyasPhone, theSalon } from '../testing/salon.ts'

const shop = await theSalon({ after })
const { maya, theo, zoe, priya, gloria, stranger } = shop
const { staff, locations, businessId } = shop.salon
const zoeId = staff['zoe']!
const downtown = newId()

await priya.text('Can I move to Friday?')
await gloria.text('Please keep this between us')
await stranger.text('Do you do balayage?')
await maya.call(addLocation, {
  locationId: downtown,
  name: 'Downtown',
  timeZone: 'America/Vancouver'
})
const { id: gloriasThread, client: glorias } = await maya.conversationWith(gloriasPhone)
const { client: priyas } = await maya.conversationWith(priyasPhone)
const move = (id: string, to: { providerId?: string | null; locationId?: string | null }) =>
  maya.call(moveClient, { id, providerId: null, locationId: null, ...to })
const see = (visibility: Visibility | null, locationIds: string[] = []) =>
  maya.call(changeStaff, { id: zoeId, visibility, locationIds })
const zoesPhones = async () => (await zoe.inbox('all')).map(row => row.phone).sort()

test('a client moved to another provider: the thread is gone for the one and there for the other', async () => {
  await move(glorias!.id, { providerId: zoeId })
  const screen = await zoe.open()
  assert.deepEqual(await zoesPhones(), [priyasPhone, gloriasPhone].sort())
  await gloria.text('While she was Zoe’s')
  await screen.hears('While she was Zoe’s')

  const started = performance.now()
  await move(glorias!.id, { providerId: staff['theo']! })
  await screen.until(() => screen.frames.some(frame => frame.type === 'resync'))
  assert.ok(performance.now() - started < 2_000)
  assert.deepEqual(await zoesPhones(), [priyasPhone])
  const hidden = zoe.call(getConversation, { id: gloriasThread })
  await assert.rejects(hidden, (error: Refused) => error.problem.status === 404)
  screen.close()
})

test('who comes back for what she missed hears nothing of a thread that is hidden from her now', async () => {
  const late = new OpenScreen(zoe, 0)
  await late.until(() => late.frames.some(frame => frame.type === 'hello'))
  assert.ok(late.raw.join().includes('move to Friday'))
  assert.ok(!/While she was|between us|Gloria/.test(late.raw.join()))
  late.close()
})

test('a client who has an appointment with her is seen, unless only her own are', async () => {
  await shop.server.platform.db.inBusiness(businessId, tx => addProvider(tx, glorias!.id, zoeId))
  assert.deepEqual(await zoesPhones(), [priyasPhone, gloriasPhone].sort())
  await see('assigned')
  assert.deepEqual(await zoesPhones(), [priyasPhone])
  await see(null)
})

test('by location: clients at home there, and strangers who text its number', async () => {
  await move(glorias!.id, { locationId: downtown })
  await move(priyas!.id, { providerId: zoeId })
  await see('location', [downtown])
  assert.deepEqual(await zoesPhones(), [gloriasPhone])
  await see('location', [locations['Fort Street']!])
  assert.deepEqual(await zoesPhones(), [stranger.phone, priyasPhone].sort())
  await see('location', [])
  assert.equal((await zoesPhones()).length, 3, 'who works everywhere')
  await see(null)
})

test('what is assigned to her she sees, however little else', async () => {
  const { id } = await maya.conversationWith(stranger.phone)
  const assign = (to: string | null) =>
    asOwner(shop.databaseUrl, 'update conversations set assignee_id = $2 where id = $1', [id, to])
  await see('assigned')
  await assign(zoeId)
  assert.deepEqual(await zoesPhones(), [stranger.phone, priyasPhone].sort())
  await assign(null)
  await see(null)
})

test('list, counts, get and live frames agree, whatever she was told to see', async () => {
  for (const visibility of Choices.options) {
    await see(visibility, visibility === 'location' ? [downtown] : [])
    const { state } = await snapshot(zoe) // compares lists and counts
    const screen = await zoe.open()
    const witness = await theo.open()
    for (const handset of [priya, gloria, stranger]) {
      await handset.text(`From ${handset.phone}, ${visibility}`)
      await witness.hears(`From ${handset.phone}, ${visibility}`)
      const { id } = await maya.conversationWith(handset.phone)
      const wanted = id in state.conversations
      if (wanted) await screen.hears(`From ${handset.phone}, ${visibility}`)
      const got = await zoe.call(getConversation, { id }).then(
        () => true,
        () => false
      )
      assert.equal(got, wanted, `${visibility}: ${handset.phone}`)
    }
    const heard = new Set(
      screen.events.map(({ event }) => ('conversation' in event ? event.conversation.id : ''))
    )
    for (const id of heard) assert.ok(id in state.conversations, visibility)
    screen.close()
    witness.close()
  }
  await see(null)
})
