import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

const slow = { timeout: 30_000 } // what goes on in the background
const event = (uid: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const choose = (who: AtTheDesk, content: string) =>
  who.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'old.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) })
async function axe({ page }: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}

const old = calendar(
  event(
    'one',
    'DTSTART:20270202T030000Z',
    'DTEND:20270202T034500Z',
    'SUMMARY:Late trim · Priya Raman',
    'DESCRIPTION:Mobile: (250) 555-0142'
  ),
  event(
    'two',
    'DTSTART;TZID=Salon Time:20270202T201500',
    'DURATION:PT30M',
    'SUMMARY:Evening colour'
  ),
  event('three', 'DTSTART;VALUE=DATE:20270203', 'SUMMARY:Inventory')
)

test('the calendar of another system: whose it is, what it becomes, booked, and taken back', async ({
  desk,
  product
}) => {
  test.slow()
  const maya = await desk('maya@salon.test')
  const { page } = maya
  await page.goto(`${product.url}/schedule`)
  await page.getByRole('button', { name: 'Import appointments' }).click()
  await choose(maya, old)
  await expect(page.getByText('old.ics holds 3 appointments.')).toBeVisible(slow)
  await axe(maya)

  await page.getByRole('button', { name: /^Staff member/ }).click()
  await page.getByRole('option', { name: 'Zoe Park' }).click()
  await page.getByRole('button', { name: 'Check 3 appointments' }).click()
  const total = (name: RegExp) => page.getByRole('radio', { name })
  await expect(total(/^1 new/)).toBeChecked(slow)
  await expect(page.getByRole('row', { name: /Late trim/ })).toContainText('Priya Raman')
  await axe(maya)
  await total(/^2 bad/).check({ force: true })
  await expect(page.getByText('Nobody knows the time zone “Salon Time”.')).toBeVisible()
  await expect(page.getByText('It lasts the whole day: that is no appointment.')).toBeVisible()

  // Back, with the zone that the file means.
  await page.getByRole('button', { name: 'Back to the schedule' }).click()
  await choose(maya, old)
  await page.getByRole('button', { name: /^Staff member/ }).click()
  await page.getByRole('option', { name: 'Zoe Park' }).click()
  await page.getByRole('button', { name: /^“Salon Time” is the time of/ }).click()
  await page.getByRole('option', { name: 'America/Vancouver' }).click()
  await page.getByRole('button', { name: 'Check 3 appointments' }).click()
  await page.getByRole('button', { name: 'Import 2 appointments' }).click()
  await expect(page.getByText('2 new appointments, 0 changed')).toBeVisible(slow)
  await page.goto(`${product.url}/schedule?day=2027-02-01&view=list`)
  await expect(page.getByText('Priya Raman').first()).toBeVisible()
  await page.goto(`${product.url}/schedule?day=2027-02-02&view=list`)
  await expect(page.getByText('Evening colour').first()).toBeVisible()

  // The same file again books nothing twice.
  await page.getByRole('button', { name: 'Import appointments' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('Everything is as it was before')).toBeVisible(slow)
  await page.getByRole('button', { name: 'See the schedule' }).click()
  await page.goto(`${product.url}/schedule?day=2027-02-01&view=list`)
  await expect(page.getByText('Nobody comes on this day')).toBeVisible()
})

test('what is no calendar is said plainly, and a provider is told what it takes', async ({
  desk,
  product
}) => {
  const maya = await desk('maya@salon.test')
  await maya.page.goto(`${product.url}/schedule/import`)
  for (const [content, words] of [
    ['Name,Phone\nAda,250', 'This is no calendar. Choose a file that ends with .ics.'],
    [calendar(), 'There is no appointment in this calendar.'],
    [old.slice(0, -40), 'This file ends in the middle of an appointment. Export it again.']
  ] as const) {
    await choose(maya, content)
    await expect(maya.page.getByText(words)).toBeVisible()
  }
  const zoe = await desk('zoe@salon.test')
  await zoe.page.goto(`${product.url}/schedule/import`)
  await expect(zoe.page.getByText(/^You need the permissions to manage app/)).toBeVisible()
})
