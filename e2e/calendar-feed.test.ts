import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

test('my appointments have a secret address, which I copy, make anew and stop', async ({
  product,
  desk
}) => {
  const { page, context } = await desk('zoe@salon.test')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${product.url}/settings/calendar-feed`)
  await page.getByRole('button', { name: 'Make an address' }).click()
  const field = page.getByLabel('Secret address')
  await expect(field).toHaveValue(/\/calendars\/.+\.ics$/)
  const how = page.getByRole('region', { name: 'How to add it' })
  await expect(how.getByRole('definition').first()).toContainText('From URL')
  // This salon listens at an address of the machine itself.
  await expect(how).toContainText('Google and Outlook cannot reach this address')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const first = await field.inputValue()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByText('Address copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  const calendar = await fetch(first)
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)

  await page.getByRole('button', { name: 'Make another address' }).click()
  const asked = page.getByRole('dialog', { name: 'Make another address?' })
  await asked.getByRole('button', { name: 'Make another address' }).click()
  await expect(field).not.toHaveValue(first)
  const second = await field.inputValue()
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])

  await page.reload()
  await expect(field).toHaveValue(second)
  await page.getByRole('button', { name: 'Stop the feed' }).click()
  const stop = page.getByRole('dialog', { name: 'Stop the calendar feed?' })
  await stop.getByRole('button', { name: 'Stop the feed' }).click()
  await expect(page.getByText('No calendar reads your appointments.')).toBeVisible()
  expect((await fetch(second)).status).toBe(404)
})
