import type { Locator } from '@playwright/test'
import { newId } from '@parlor/contract/ids.ts'
import { type AtTheDesk, expect, test } from './the-salon.ts'
import { ask, aBranch, aVisit, card, schedule, visitNow } from './the-schedule.ts'

const hourPixels = 72
const boxOf = async (of: Locator) => (await of.boundingBox())!
const field = (desk: AtTheDesk) => desk.page.locator('[data-field]')

/** Where to take a card: below the words of its first line, well above the edge that makes it longer. */
async function dragged(desk: AtTheDesk, one: Locator, by: { x: number; y: number }) {
  const { mouse } = desk.page
  const box = await boxOf(one)
  const [x, y] = [box.x + box.width / 2, box.y + 8]
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 })
  await mouse.move(x + by.x, y + by.y, { steps: 4 })
  await mouse.up()
}

test('a visit over midnight stands to the end of the one day and from the start of the next, where it stays', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const late = { client: 'Nora Night', phone: '+12505550871', minutes: 90 }
  const one = await aVisit(maya, house, { ...late, at: '2028-01-11T23:00:00.000Z' })
  const nora = card(maya, /Nora Night.*11:00\sPM\s–\s.*12:30\sAM/)
  await maya.page.goto(product.url + schedule(house, '2028-01-11'))
  await expect(nora).toBeVisible()
  const [evening, day] = [await boxOf(nora), await boxOf(field(maya))]
  expect(evening.y + evening.height).toBeCloseTo(day.y + day.height - 1, 0)
  expect(evening.height).toBeCloseTo(hourPixels - 2, 0)

  await maya.page.getByRole('button', { name: 'The next day' }).click()
  await expect(maya.page.getByRole('heading', { name: 'Wednesday, January 12' })).toBeVisible()
  await expect(nora).toBeVisible()
  const [morning, next] = [await boxOf(nora), await boxOf(field(maya))]
  expect(morning.y).toBeCloseTo(next.y + 1, 0)
  expect(morning.height).toBeCloseTo(hourPixels / 2 - 2, 0)
  await dragged(maya, nora, { x: 0, y: hourPixels })
  await nora.press('m') // nothing was dropped, so nothing waits to be said or opened
  await expect(maya.page.getByRole('dialog', { name: 'Move Nora Night' })).toBeVisible()
  expect((await visitNow(maya, one.id)).startsAt).toBe('2028-01-11T23:00:00.000Z')
})

test('who comes at the same time stands side by side, and who comes after has the whole width', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const day = '2028-01-12'
  const book = (client: string, digit: number, time: string) =>
    aVisit(maya, house, { client, phone: `+1250555087${digit}`, at: `${day}T${time}:00.000Z` })
  await book('Berta Both', 2, '10:00')
  await book('Carla Close', 3, '10:30')
  await book('Dina Done', 4, '11:30')
  await maya.page.goto(product.url + schedule(house, day))
  await expect(card(maya, /Dina Done/)).toBeVisible()
  const berta = await boxOf(card(maya, /Berta Both/))
  const carla = await boxOf(card(maya, /Carla Close/))
  const dina = await boxOf(card(maya, /Dina Done/))
  expect(berta.x + berta.width).toBeLessThanOrEqual(carla.x)
  expect(carla.y - berta.y).toBeCloseTo(hourPixels / 2, 0)
  expect(dina.x).toBeCloseTo(berta.x, 0)
  expect(dina.x + dina.width).toBeCloseTo(carla.x + carla.width, 0)

  // Moved away from each other, both have it again.
  await dragged(maya, card(maya, /Berta Both/), { x: 0, y: -2 * hourPixels })
  await expect(card(maya, /Berta Both.*8:00\s–\s9:00\sAM/)).toBeVisible()
  await expect
    .poll(async () => (await boxOf(card(maya, /Carla Close/))).width)
    .toBeCloseTo(dina.width, 0)
})

test('in the week a visit is dragged to another day and time, with whoever has it', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const house = await aBranch(maya)
  const one = await aVisit(maya, house, {
    ...{ client: 'Wanda Week', phone: '+12505550875', at: '2028-01-18T11:00:00.000Z' }
  })
  await maya.page.goto(product.url + schedule(house, '2028-01-18', 'week'))
  const wanda = card(maya, /Wanda Week/)
  await expect(wanda).toBeVisible()
  const { width } = await boxOf(field(maya))
  await dragged(maya, wanda, { x: (2 * width) / 7, y: hourPixels })
  await expect
    .poll(async () => await visitNow(maya, one.id))
    .toMatchObject({
      ...{ startsAt: '2028-01-20T12:00:00.000Z', endsAt: '2028-01-20T13:00:00.000Z' },
      staffId: one.staffId
    })
  await expect(card(maya, /Wanda Week.*Jan 20.*12:00\s–\s1:00\sPM/)).toBeVisible()
  const [box, there] = [await boxOf(wanda), await boxOf(field(maya))]
  expect(Math.floor(((box.x - there.x) / there.width) * 7)).toBe(3) // Thursday
})

test('an empty place is pressed: that time, that day, that person, and at the location that is shown', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const branches = [await aBranch(maya), await aBranch(maya)]
  // Not the first of the business, where whoever says nothing books.
  const { locations } = (await ask(maya, 'GET', '/session')) as { locations: { id: string }[] }
  const house = branches.find(each => each.locationId !== locations[0]!.id)!
  await ask(maya, 'POST', '/clients', {
    ...{ id: newId(), name: 'Sina Slot', phones: [{ phone: '+12505550876', type: 'mobile' }] }
  })
  await maya.page.goto(product.url + schedule(house, '2028-01-13'))
  const column = maya.page.getByText('Zoe Park', { exact: true })
  await expect(column).toBeVisible()
  const [head, there] = [await boxOf(column), await boxOf(field(maya))]
  // The day is drawn from eight on: a quarter past two is six hours and a quarter down.
  await maya.page.mouse.click(head.x + head.width / 2, there.y + 6.25 * hourPixels + 4)
  await expect(maya.page.getByRole('heading', { name: 'New appointment' })).toBeVisible()
  await expect(maya.page.getByLabel('Start')).toHaveValue('14:15')
  await expect(maya.page.getByLabel('Date')).toHaveValue('2028-01-13')
  await expect(maya.page.getByRole('button', { name: 'Staff: Zoe Park' })).toBeVisible()
  await maya.page.keyboard.type('sina')
  await expect(maya.page.getByRole('option', { name: /Sina/ })).toBeVisible()
  await maya.page.keyboard.press('Enter')
  await expect(maya.page.getByLabel('Mobile of this appointment')).toHaveValue('(250) 555-0876')
  await maya.page.keyboard.press('Control+s')
  await expect(maya.page.getByText('Booked', { exact: true })).toBeVisible()
  await maya.page.goto(product.url + schedule(house, '2028-01-13'))
  await expect(card(maya, /Sina Slot.*2:15\s–.*with Zoe Park/)).toBeVisible()
})

test('by touch a card that is held follows the finger; one that is brushed stays', async ({
  product,
  desk
}) => {
  const tablet = await desk('maya@salon.test', {
    ...{ viewport: { width: 1180, height: 820 }, hasTouch: true }
  })
  const house = await aBranch(tablet)
  const one = await aVisit(tablet, house, {
    ...{ client: 'Tove Touched', phone: '+12505550877', at: '2028-01-14T11:00:00.000Z' }
  })
  await tablet.page.goto(product.url + schedule(house, '2028-01-14'))
  const tove = card(tablet, /Tove Touched/)
  await expect(tove).toBeVisible()
  const finger = await tablet.page.context().newCDPSession(tablet.page)
  const box = await boxOf(tove)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', down = 0) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 40, y: box.y + 10 + down }]
    })
  const isHeld = tablet.page.locator('[data-dragged]')

  await touch('touchStart')
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', -part * hourPixels)
  await expect(isHeld).toHaveCount(0)
  await touch('touchEnd')

  await tove.scrollIntoViewIfNeeded()
  Object.assign(box, await boxOf(tove))
  await touch('touchStart')
  await expect(isHeld).toHaveCount(1)
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part * hourPixels)
  await touch('touchEnd')
  await expect(card(tablet, /Tove Touched.*12:00\s–\s1:00\sPM/)).toBeVisible()
  await expect
    .poll(async () => (await visitNow(tablet, one.id)).startsAt)
    .toBe('2028-01-14T12:00:00.000Z')
})
