import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

test('the hours of a location are set with a break and a closed day, and stand on the phone too', async ({
  product,
  desk
}) => {
  const { page } = await desk('ines@nextdoor.test')
  await page.goto(`${product.url}/settings/locations`)
  await page.getByRole('button', { name: 'Business hours of Next door' }).click()
  await expect(page.getByText('No hours yet')).toBeVisible()
  await page.getByRole('switch', { name: 'Monday' }).press('Space')
  await page.getByLabel('Monday, closes').selectOption('20:00')
  await page.getByRole('button', { name: 'Add a break on Monday' }).press('Enter')
  await page.getByRole('button', { name: 'More for Monday' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Copy to every day' }).press('Enter')
  await expect(page.getByLabel('Sunday, closes')).toHaveCount(2)
  await page.getByLabel('Day', { exact: true }).fill('2030-12-25')
  await page.getByLabel('Name').fill('Christmas Day')
  await page.keyboard.press('Enter')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  const phone = await desk('ines@nextdoor.test', { viewport: { width: 390, height: 844 } })
  await phone.page.goto(`${product.url}/settings/hours`)
  await expect(phone.page.getByLabel('Friday, closes').last()).toHaveValue('20:00')
  await expect(phone.page.getByText('Wednesday, December 25, 2030, All day')).toBeVisible()
  const { width } = (await phone.page.getByRole('list', { name: 'Week' }).boundingBox())!
  expect(width).toBeGreaterThan(340)
  expect((await new AxeBuilder({ page: phone.page }).analyze()).violations).toEqual([])
})
