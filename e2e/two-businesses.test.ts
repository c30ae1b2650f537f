import { expect, test } from './the-salon.ts'

test('who works in two businesses goes from one to the other by keyboard, and what she wrote stays', async ({
  product,
  desk
}) => {
  const ruth = await desk('ruth@salon.test')
  const { page } = ruth
  const anotherTab = await page.context().newPage()
  await anotherTab.goto(`${product.url}/`)
  await expect(anotherTab.getByText('Fern & Wild').first()).toBeVisible()
  await ruth.open(/^Priya Raman/)
  await ruth.field.fill('Half a sentence')

  await page.getByRole('button', { name: /^You, Ruth Adeyemi/ }).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: 'You, Ruth Adeyemi' })
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.type('Next')
  await expect(menu.getByRole('menuitem', { name: 'Next Door Barbers' })).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(ruth.row(/^Harry Osei/)).toBeVisible()
  await expect(page).toHaveURL(/\/inbox(\/open)?$/)
  await expect(ruth.row(/^Priya Raman/)).toHaveCount(0)
  await expect(anotherTab.getByRole('link', { name: /^Harry Osei/ })).toBeVisible()
  await expect(anotherTab.getByText('Fern & Wild')).toHaveCount(0)

  await product.text('+12505550902', 'Only for Fern and Wild')
  await expect(page.getByText('Live', { exact: true }).first()).toBeAttached()
  await page.getByRole('button', { name: 'Your businesses' }).click()
  await page.getByRole('menuitem', { name: 'Fern & Wild' }).click()
  await expect(ruth.row(/\(250\) 555-0902/)).toBeVisible()
  await ruth.open(/^Priya Raman/)
  await expect(ruth.field).toHaveValue('Half a sentence')
})
