import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

/** Opens the palette and types, by keys alone. */
async function find(desk: AtTheDesk, words: string) {
  const { page } = desk
  const field = page.getByRole('dialog').getByRole('combobox')
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type(words)
  return page.getByRole('dialog').getByRole('option')
}

test('the palette finds people by name, opens their conversation, and begins one where there is none', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { keyboard } = theo.page
  const found = await find(theo, 'holloway')
  await expect(found.first()).toHaveText(/Bea Holloway.*\(250\)/)
  await expect(found.first().locator('mark')).toHaveText('Holloway')
  await keyboard.press('Enter')
  await expect(theo.field).toHaveAccessibleName('Text to Bea Holloway')

  await theo.page.goto(`${theo.product.url}/settings`)
  await expect(await find(theo, 'sorensen')).toHaveText([
    /Viktor Sørensen.*no texts yet/,
    /Search texts/
  ])
  await keyboard.press('Enter')
  const dialog = theo.page.getByRole('dialog', { name: 'New conversation' })
  await expect(dialog).toContainText('Viktor Sørensen')
})

test('the palette finds texts, opens one where it stands with its words marked, or leads to all', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { keyboard } = theo.page
  await product.text('+12505550961', 'The zinnias are in full bloom')
  await expect(theo.row(/555-0961/)).toBeVisible()
  const found = await find(theo, 'zinni')
  await expect(found).toHaveText([/zinnias are in full bloom/, 'Search texts for “zinni”'])
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => `${each.id} ${each.nodes[0]?.html}`)).toEqual([])
  await keyboard.press('Enter')
  await expect(theo.page.getByText('1 of 1')).toBeVisible()
  await expect(theo.thread.locator('mark')).toHaveText('zinnias')
  await find(theo, 'zinni')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await expect(theo.page).toHaveURL(/\/inbox\?q=zinni$/)
})

test('the palette names each part of the settings that one may open, and no other', async ({
  product,
  desk
}) => {
  await product.text('+12505550142', 'Zoe has a list, whoever closed it before')
  const maya = await desk('maya@salon.test')
  await expect((await find(maya, 'auto-close')).first()).toContainText('Inbox')
  await maya.page.keyboard.press('Enter')
  await expect(maya.page).toHaveURL(/\/settings\/inbox$/)
  const zoe = await desk('zoe@salon.test')
  await expect(await find(zoe, 'roles')).toHaveText('Search texts for “roles”')
})
