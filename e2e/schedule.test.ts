import AxeBuilder from '@axe-core/playwright'
import { newId } from '@parlor/contract/ids.ts'
import { expect, test } from './the-salon.ts'
import { ask, aBranch, aVisit, card, schedule } from './the-schedule.ts'

// Somebody is in the way: the answer to that is a 409.
test.use({ alsoExpected: /409 \(Conflict\)/ })

test('booked by keyboard alone, with a text at once; a colleague sees it without asking', async ({
  product,
  desk
}) => {
  const [maya, theo] = [await desk('maya@salon.test'), await desk('theo@salon.test')]
  const house = await aBranch(maya)
  const day = '2028-01-18'
  const phone = '+12505550831'
  await ask(theo, 'POST', '/clients', {
    ...{ id: newId(), name: 'Kezia Keyboard', phones: [{ phone, type: 'mobile' }] }
  })
  await maya.page.goto(product.url + schedule(house, day, 'list'))
  await expect(maya.page.getByText('Nobody comes on this day')).toBeVisible()
  await theo.page.goto(product.url + schedule(house, day))
  await expect(theo.page.getByText('Theo Lindqvist').first()).toBeVisible()
  await theo.page.keyboard.press('n')
  await expect(theo.page.getByRole('heading', { name: 'New appointment' })).toBeVisible()
  await theo.page.keyboard.type('kezia')
  await expect(theo.page.getByRole('option', { name: /Kezia/ })).toBeVisible()
  await theo.page.keyboard.press('Enter')
  await expect(theo.page.getByLabel('Mobile of this appointment')).toHaveValue('(250) 555-0831')
  await expect(theo.page.getByRole('button', { name: `Location: ${house.name}` })).toBeVisible()
  await theo.page.getByLabel('Date').fill(day)
  await theo.page.getByLabel('Start').fill('10:30')
  expect((await new AxeBuilder({ page: theo.page }).analyze()).violations).toEqual([])
  await theo.page.keyboard.press('Control+s')
  await expect(theo.page.getByText('Booked', { exact: true })).toBeVisible()
  await expect(
    theo.thread.getByText(/Hi Kezia, your appointment with Theo is booked/)
  ).toBeVisible()
  await expect.poll(() => product.acceptedTo(phone)).toHaveLength(1)
  await expect(maya.page.getByRole('link', { name: /Kezia Keyboard.*with Theo/ })).toBeVisible()
  expect((await new AxeBuilder({ page: maya.page }).analyze()).violations).toEqual([])
})

test('moved by dragging, by “Move…” and back by Undo', async ({ product, desk }) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const one = await aVisit(maya, house, {
    ...{ client: 'Dora Dragged', phone: '+12505550832', at: '2028-02-08T11:00:00.000Z' }
  })
  await maya.page.goto(product.url + schedule(house, '2028-02-08'))
  const dora = card(maya, /Dora Dragged.*11:00\sAM\s–\s12:00\sPM.*with Theo/)
  await expect(dora).toBeVisible()
  const box = (await dora.boundingBox())!
  await maya.page.mouse.move(box.x + 40, box.y + 10)
  await maya.page.mouse.down()
  await maya.page.mouse.move(box.x + 40, box.y + 40, { steps: 4 })
  await maya.page.mouse.move(box.x + 40, box.y + 10 + 72, { steps: 4 })
  await maya.page.mouse.up()
  await expect(card(maya, /Dora Dragged.*12:00\s–\s1:00\sPM/)).toBeVisible()
  const get = async () =>
    ((await ask(maya, 'GET', `/appointments/${one.id}`)) as { appointment: typeof one }).appointment
  await expect.poll(async () => (await get()).startsAt).toBe('2028-02-08T12:00:00.000Z')
  await maya.page.getByRole('button', { name: 'Undo' }).click()
  await expect(dora).toBeVisible()

  await dora.focus()
  await maya.page.keyboard.press('m')
  const dialog = maya.page.getByRole('dialog', { name: 'Move Dora Dragged' })
  await dialog.getByLabel('Time').fill('15:30')
  await dialog.getByRole('button', { name: 'Staff: Theo Lindqvist' }).press('Enter')
  await maya.page.getByRole('option', { name: 'Zoe Park' }).press('Enter')
  await dialog.getByRole('button', { name: 'Move' }).press('Enter')
  const moved = card(maya, /Dora Dragged.*3:30\s–\s4:30\sPM.*with Zoe Park/)
  await expect(moved).toBeVisible()

  // Whoever stands in a card goes on standing there, whatever others do meanwhile.
  await moved.focus()
  await aVisit(maya, house, {
    ...{ client: 'Nele Next', phone: '+12505550839', at: '2028-02-08T08:00:00.000Z' }
  })
  await expect(card(maya, /Nele Next/)).toBeVisible()
  await expect(moved).toBeFocused()
  await maya.page.keyboard.press('ArrowLeft')
  await expect(card(maya, /Nele Next/)).toBeFocused()
  expect((await new AxeBuilder({ page: maya.page }).analyze()).violations).toEqual([])
})

test('longer by its lower edge; let go by Escape, it stays and nothing opens', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const { mouse, keyboard } = maya.page
  const house = await aBranch(maya)
  await aVisit(maya, house, {
    ...{ client: 'Stina Stretched', phone: '+12505550838', at: '2028-02-09T11:00:00.000Z' }
  })
  const place = product.url + schedule(house, '2028-02-09')
  await maya.page.goto(place)
  const stina = card(maya, /Stina Stretched/)
  await expect(stina).toBeVisible()
  const box = (await stina.boundingBox())!
  const [x, edge] = [box.x + 40, box.y + box.height - 2]
  await mouse.move(x, edge)
  await mouse.down()
  await mouse.move(x, edge + 20, { steps: 4 })
  await mouse.move(x, edge + 36, { steps: 4 })
  await mouse.up()
  await expect(card(maya, /Stina Stretched.*11:00\sAM\s–\s12:30\sPM/)).toBeVisible()

  await mouse.move(x, box.y + 10)
  await mouse.down()
  await mouse.move(x, box.y + 90, { steps: 8 })
  await keyboard.press('Escape')
  await mouse.up()
  await expect(card(maya, /Stina Stretched.*11:00\sAM\s–\s12:30\sPM/)).toBeVisible()
  await stina.press('m')
  await expect(maya.page.getByRole('dialog', { name: 'Move Stina Stretched' })).toBeVisible()
  expect(maya.page.url()).toBe(place)
})

test('who would be in two places is named, and whoever moves decides', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const day = '2028-03-07'
  await aVisit(maya, house, {
    ...{ client: 'Olga Other', phone: '+12505550833', at: `${day}T14:00:00.000Z` }
  })
  await aVisit(maya, house, {
    ...{ client: 'Tilda Twice', phone: '+12505550834', at: `${day}T10:00:00.000Z` }
  })
  await maya.page.goto(product.url + schedule(house, day, 'list'))
  await maya.page.getByRole('button', { name: 'Move Tilda Twice' }).press('Enter')
  const dialog = maya.page.getByRole('dialog', { name: 'Move Tilda Twice' })
  await dialog.getByLabel('Time').fill('14:30')
  await dialog.getByRole('button', { name: 'Move' }).press('Enter')
  const asked = maya.page.getByRole('dialog', { name: 'Two at once' })
  await expect(asked).toContainText('Theo Lindqvist has Olga Other from 2:00 PM to 3:00 PM')
  await asked.getByRole('button', { name: 'Find another time' }).press('Enter')
  await expect(maya.page.getByRole('link', { name: /10:00 AM.*Tilda Twice/ })).toBeVisible()
  await maya.page.getByRole('button', { name: 'Move Tilda Twice' }).press('Enter')
  await dialog.getByLabel('Time').fill('14:30')
  await dialog.getByRole('button', { name: 'Move' }).press('Enter')
  await asked.getByRole('button', { name: 'Put it there all the same' }).press('Enter')
  await expect(maya.page.getByRole('link', { name: /2:30 PM.*Tilda Twice/ })).toBeVisible()
})

test('one conversation beside the appointment and in the inbox, live in two browsers', async ({
  product,
  desk
}) => {
  const [maya, theo] = [await desk('maya@salon.test'), await desk('theo@salon.test')]
  const house = await aBranch(maya)
  const phone = '+12505550835'
  const one = await aVisit(maya, house, {
    ...{ client: 'Lena Live', phone, at: '2028-04-04T09:00:00.000Z' }
  })
  await maya.page.goto(product.url + schedule(house, '2028-04-04'))
  await theo.page.goto(`${product.url}/appointments/${one.id}`)
  await expect(theo.page.getByText('No texts with this number yet')).toBeVisible()
  await product.text(phone, 'Can I come at ten?')
  await expect(theo.text('Can I come at ten?')).toBeVisible()
  await expect(card(maya, /Lena Live.*open conversation, 1 unanswered/)).toBeVisible()
  await theo.page.keyboard.press('F6')
  await expect(theo.field).toBeFocused()
  await theo.send('Ten it is')
  await expect.poll(() => product.acceptedTo(phone)).toEqual(['Ten it is'])
  await card(maya, /Lena Live/).press('Enter')
  await expect(maya.text('Ten it is')).toBeVisible()

  // Each changes something else, and both changes stand.
  await theo.page.getByLabel('Start').fill('10:00')
  await maya.page.getByLabel('Notes').fill('Bring the old photo')
  await maya.page.keyboard.press('Control+s')
  await expect(maya.page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(theo.page.getByLabel('Notes')).toHaveValue('Bring the old photo')
  await theo.page.keyboard.press('Control+s')
  await expect(maya.page.getByLabel('Start')).toHaveValue('10:00')
  await expect(maya.page.getByRole('heading', { name: 'Lena Live, 10:00 AM' })).toBeVisible()
})

test('another mobile, another conversation; none, and it is said why', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  await product.text('+12505550837', 'This is her mother')
  const one = await aVisit(theo, house, {
    ...{ client: 'Mona Mobile', phone: '+12505550836', at: '2028-05-02T09:00:00.000Z' }
  })
  await theo.page.goto(`${product.url}/appointments/${one.id}`)
  const mobile = theo.page.getByLabel('Mobile of this appointment')
  await mobile.fill('250 555 0837')
  await theo.page.keyboard.press('Control+s')
  await expect(theo.text('This is her mother')).toBeVisible()
  await mobile.fill('')
  await theo.page.keyboard.press('Control+s')
  await expect(theo.page.locator('#chat').getByText('no mobile number')).toBeVisible()
  await theo.page.getByRole('button', { name: 'Add a mobile number' }).press('Enter')
  await expect(mobile).toBeFocused()
  await mobile.fill('12')
  await theo.page.keyboard.press('Control+s')
  await expect(theo.page.getByText('There is no such phone number')).toBeVisible()
  await theo.page.reload()
  await expect(mobile).toHaveValue('12') // what was written waits until it is saved
})

test('on a day of 23 hours one hour is not there, on one of 25 it comes twice', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya, 'Europe/Berlin')
  const open = async (day: string, time: string) => {
    const where = `day=${day}&time=${time}&at=${house.locationId}`
    await maya.page.goto(`${product.url}/appointments/new?${where}`)
    await expect(maya.page.getByLabel('Start')).toHaveValue(time)
  }
  await open('2028-03-26', '02:30')
  await expect(maya.page.getByText('02:30 does not exist')).toBeVisible()
  await open('2028-10-29', '02:30')
  await expect(maya.page.getByText('this time comes twice').first()).toBeVisible()
  await maya.page.getByLabel('The first time').press('ArrowRight')
  await expect(maya.page.getByLabel('The second time')).toBeChecked()
  await maya.page.keyboard.press('Control+s')
  await expect(maya.page.getByText('Booked', { exact: true })).toBeVisible()
  const id = maya.page.url().split('/').at(-1)
  const { appointment } = (await ask(maya, 'GET', `/appointments/${id}`)) as {
    appointment: { startsAt: string }
  }
  expect(appointment.startsAt).toBe('2028-10-29T01:30:00.000Z')
  await maya.page.goto(product.url + schedule(house, '2028-10-29', 'list'))
  await expect(maya.page.getByRole('link', { name: /2:30 AM/ })).toBeVisible()
})

test('on the phone the day is a list, and the form and the chat are halves', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const one = await aVisit(maya, house, {
    ...{ client: 'Fiona Phone', phone: '+12505550838', at: '2028-06-06T09:00:00.000Z' }
  })
  await product.text('+12505550838', 'See you on Tuesday')
  const phone = await desk('maya@salon.test', { viewport: { width: 360, height: 780 } })
  await phone.page.goto(`${product.url}/schedule?at=${house.locationId}&day=2028-06-06`)
  await phone.page.getByRole('link', { name: /Fiona Phone.*1 unanswered/ }).click()
  await expect(phone.page).toHaveURL(new RegExp(one.id))
  await expect(phone.page.getByLabel('Notes')).toBeVisible()
  expect((await new AxeBuilder({ page: phone.page }).analyze()).violations).toEqual([])
  await phone.page.getByRole('button', { name: 'Chat 1' }).click()
  await expect(phone.text('See you on Tuesday')).toBeVisible()
  await expect(phone.page.getByLabel('Notes')).toBeHidden()
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(360)
})

test('beside a conversation stand the next and the last appointment, as they are now', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const phone = '+12505550841'
  const one = await aVisit(maya, house, {
    ...{ client: 'Pia Panel', phone, at: '2028-07-04T09:00:00.000Z' }
  })
  await product.text(phone, 'When was it again?')
  await maya.page.goto(`${product.url}/inbox`)
  await maya.open(/Pia Panel/)
  const panel = maya.page.getByRole('complementary')
  await expect(panel.getByText('Next appointment')).toBeVisible()
  await expect(panel.getByText('Appointment with Theo Lindqvist')).toBeVisible()
  await ask(maya, 'PATCH', `/appointments/${one.id}`, { version: 1, staffId: house.staff['zoe'] })
  await expect(panel.getByText('Appointment with Zoe Park')).toBeVisible()
  await panel.getByRole('link', { name: /Jul 4/ }).click()
  await expect(maya.page.getByRole('heading', { name: /^Pia Panel, / })).toBeVisible()
})
