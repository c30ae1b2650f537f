import { AtTheDesk, expect, test } from './the-salon.ts'

const priyasPhone = '+12505550142'

test('a word leads to the text that holds it, and back to the list as it was', async ({
  page,
  product
}) => {
  await product.text(priyasPhone, 'Is there quince tea at the salon?')
  await product.text(priyasPhone, 'And quinces to take home?')
  await product.text('+12505550163', 'I found a quince tree on Broad')
  const maya = await new AtTheDesk(page, product).signIn('maya@salon.test')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search conversations and texts')).toBeFocused()
  await page.keyboard.type('quin')
  await expect(page).toHaveURL(/\?q=quin$/)
  const texts = page.getByRole('list', { name: 'Texts' })
  await expect(texts.getByRole('link')).toHaveCount(2)
  await expect(texts.getByRole('link').nth(1)).toContainText('2 in this conversation')
  await expect(texts.locator('mark').first()).toHaveText('quince')

  await texts.getByRole('link', { name: /^Priya/ }).click()
  const bar = page.getByRole('search', { name: '“quin” in this conversation' })
  await expect(bar).toContainText('1 of 2')
  await expect(maya.thread.locator('mark')).toHaveText(['quince', 'quinces'])
  await bar.getByRole('button', { name: 'Earlier hit' }).click()
  await expect(bar).toContainText('2 of 2')
  await expect(page).toHaveURL(/q=quin/)
  await expect(texts.getByRole('link')).toHaveCount(2)
  await bar.getByRole('button', { name: 'Back to latest' }).click()
  await expect(bar).toBeHidden()
  await expect(maya.thread.locator('mark')).toHaveCount(0)

  await page.getByRole('button', { name: 'Leave the search' }).click()
  await expect(maya.list.getByRole('link').first()).toBeVisible()
  await expect(page).not.toHaveURL(/q=/)
})

test('what nobody wrote is said plainly, and signs do no harm', async ({ page, product }) => {
  await new AtTheDesk(page, product).signIn('maya@salon.test')
  const field = page.getByLabel('Search conversations and texts')
  await field.fill('zeppelin')
  await expect(page.getByText('Nothing found for “zeppelin”')).toBeVisible()
  for (const q of ['((', "'; drop", '%', '<zz>']) {
    await field.fill(q)
    await expect(page.getByText(`Nothing found for “${q}”`)).toBeVisible()
  }
  await field.press('Escape')
  await expect(page.getByRole('heading', { name: 'Open', exact: true })).toBeVisible()
})

test('filters stand in the address, narrow the folder, live on and are kept under a name', async ({
  page,
  product
}) => {
  const maya = await new AtTheDesk(page, product).signIn('maya@salon.test')
  await page.getByRole('button', { name: 'Staff', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Theo Lindqvist' }).click()
  await expect(page).toHaveURL(/staff=/)
  const summary = page.getByRole('status').filter({ hasText: 'in Open' })
  await expect(summary).toBeVisible()
  const before = await maya.list.getByRole('link').count()
  expect(before).toBeGreaterThan(0)
  const name = (await maya.list.getByRole('link').first().getAttribute('data-row')) ?? ''

  await page.getByRole('button', { name: 'Save as view' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Give the view a name first.')).toBeVisible()
  await page.getByRole('dialog').getByLabel('Name').fill('What Theo has')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved as “What Theo has”')).toBeVisible()

  await maya.list.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(maya.list.getByRole('link')).toHaveCount(before - 1)

  await page.getByRole('button', { name: /^Take the filter Theo/ }).click()
  await expect(page).not.toHaveURL(/staff=/)
  await page.getByRole('link', { name: 'What Theo has' }).click()
  await expect(maya.list.getByRole('link')).toHaveCount(before - 1)
  await page.getByRole('button', { name: 'More for What Theo has' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: 'What Theo has' })).toBeHidden()
})

test('days out of order are said beside the field; what does not match can be cleared', async ({
  page,
  product
}) => {
  await new AtTheDesk(page, product).signIn('maya@salon.test')
  await page.getByRole('button', { name: 'All filters' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('From', { exact: true }).fill('2026-03-02')
  await dialog.getByLabel('To', { exact: true }).fill('2026-03-01')
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expect(dialog.getByText('The last day is before the first. Turn them round.')).toBeVisible()
  await dialog.getByLabel('To', { exact: true }).fill('2019-03-01')
  await dialog.getByLabel('From', { exact: true }).fill('2019-02-01')
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('No conversations match')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByText('No conversations match')).toBeHidden()
})
