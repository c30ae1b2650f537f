import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

async function axe({ page }: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}

test('a service is added, changed, booked no more and brought back', async ({ product, desk }) => {
  const ines = await desk('ines@nextdoor.test')
  const { page } = ines
  await page.goto(`${product.url}/settings/services`)
  await page.getByRole('button', { name: 'Add service' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Hot towel shave')
  await dialog.getByLabel('Minutes', { exact: true }).fill('half an hour')
  await dialog.getByLabel('Price').fill('a lot')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('A whole number of minutes, from 1 to 720.')).toBeVisible()
  await expect(dialog.getByText('Write it as 48 or 48.50.')).toBeVisible()
  await axe(ines)
  await dialog.getByLabel('Minutes', { exact: true }).fill('30')
  await dialog.getByLabel('Minutes to clear up after it').fill('5')
  await dialog.getByLabel('Price').fill('48.50')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const line = page.getByRole('listitem').filter({ hasText: 'Hot towel shave' })
  await expect(line).toContainText('30 min · 5 min to clear up · $48.50')

  await page.getByRole('button', { name: 'Book Hot towel shave no more' }).click()
  const before = page.getByRole('region', { name: 'Not booked any more' })
  await expect(before.getByText('Hot towel shave')).toBeVisible()
  await axe(ines)
  await page.goto(`${product.url}/appointments/new`)
  await page.getByRole('button', { name: /^Service:/ }).press('Enter')
  await expect(page.getByRole('listbox')).toBeVisible()
  await expect(page.getByRole('option', { name: /^Hot towel/ })).toHaveCount(0)
  await page.goto(`${product.url}/settings/services`)
  await page.getByRole('button', { name: 'Book Hot towel shave again' }).click()
  await page.getByRole('button', { name: 'Change Hot towel shave' }).click()
  await expect(dialog.getByLabel('Price')).toHaveValue('48.50')
})

test('the words of a confirmation are set, with an example; an unknown field is not kept', async ({
  product,
  desk
}) => {
  const ines = await desk('ines@nextdoor.test')
  const { page } = ines
  await page.goto(`${product.url}/settings/confirmation`)
  const words = page.getByLabel('The words')
  await words.fill('Hi {{client_first_name}}, {{nonsense}}')
  await expect(page.getByText(/“nonsense” is not known here/).first()).toBeVisible()
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await expect(page.getByRole('status').filter({ hasText: 'nonsense' })).toBeVisible()
  await words.fill('See you ')
  await words.press('End')
  await page.getByRole('button', { name: 'Day', exact: true }).click()
  await expect(words).toHaveValue('See you {{day}}')
  await expect(page.getByText('See you Friday, December 4')).toBeVisible()
  await axe(ines)
  // Whoever looks something up meanwhile finds them again.
  await page.getByRole('link', { name: 'Services', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Services', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Confirmation', exact: true }).click()
  await expect(words).toHaveValue('See you {{day}}')
  await save.click()
  await expect(save).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('The words')).toHaveValue('See you {{day}}')
})
