import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

const dialog = (desk: AtTheDesk) => desk.page.getByRole('dialog')
const axe = async (desk: AtTheDesk) => {
  const { violations } = await new AxeBuilder({ page: desk.page }).analyze()
  expect(violations.map(each => `${each.id} ${each.nodes[0]?.html}`)).toEqual([])
}

test('by keyboard alone: a name, a text, and the phone gets it; Esc keeps a draft', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { keyboard } = theo.page
  const to = dialog(theo).getByRole('combobox', { name: 'To' })
  await expect(async () => {
    await keyboard.press('c')
    await expect(to).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await keyboard.type('sorensen')
  await expect(dialog(theo).getByRole('option', { name: /Viktor Sørensen/ })).toBeVisible()
  await axe(theo)
  await keyboard.press('Enter')
  const text = dialog(theo).getByRole('textbox', { name: 'Text' })
  await text.fill('Your beard oil is here.')
  await keyboard.press('Escape')
  await expect(dialog(theo)).toHaveCount(0)
  await theo.page.getByRole('button', { name: 'New conversation' }).click()
  await expect(text).toHaveValue('Your beard oil is here.')
  await dialog(theo).getByRole('button', { name: 'Send' }).click()
  await expect(theo.text('Your beard oil is here.')).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550140')).toEqual(['Your beard oil is here.'])
})

test('on a phone it is a page: a thumb chooses, Back keeps the draft, and the text goes', async ({
  product,
  desk
}) => {
  const zoe = await desk('zoe@salon.test', {
    viewport: { width: 390, height: 844 },
    hasTouch: true
  })
  const { page } = zoe
  await page.goto(`${product.url}/inbox/all`)
  await page.getByRole('button', { name: 'New conversation' }).tap()
  await expect(page).toHaveURL(/\/new-conversation$/)
  const to = page.getByRole('combobox', { name: 'To' })
  await expect(to).toBeFocused()
  await to.fill('(250) 555-0912')
  await page.getByRole('option', { name: /555-0912/ }).tap()
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.fill('Your comb is still here.')
  await axe(zoe)
  await page.getByRole('button', { name: 'Back to the inbox' }).tap()
  await expect(page).toHaveURL(/\/inbox\/all$/)
  await page.goto(`${product.url}/new-conversation`)
  await expect(text).toHaveValue('Your comb is still here.')
  await expect(page.getByRole('heading', { name: 'New conversation' })).toBeFocused()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(dialog(zoe).getByRole('textbox', { name: 'Text' })).toHaveValue(/comb/)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page).toHaveURL(/\/new-conversation$/)
  await page.getByRole('button', { name: 'Send' }).tap()
  await expect(zoe.text('Your comb is still here.')).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550912')).toEqual(['Your comb is still here.'])
})

test('several people are pointed to a campaign; an open conversation is opened instead', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await theo.page.getByRole('button', { name: 'New conversation' }).click()
  const to = dialog(theo).getByRole('combobox', { name: 'To' })
  await to.fill('Priya, Gloria')
  await expect(dialog(theo).getByText('Use a campaign for several people.')).toBeVisible()
  await to.fill('priya')
  await dialog(theo)
    .getByRole('option', { name: /Priya Raman.*Open it instead/ })
    .click()
  await expect(theo.field).toHaveAccessibleName('Text to Priya Raman')
})

test('a stranger becomes a client, and the name stands in the list', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550911', 'Do you take walk-ins?')
  await theo.open(/555-0911/)
  await theo.page.getByRole('button', { name: 'Create client' }).click()
  await dialog(theo).getByLabel('Name').fill('Wanda Walker')
  await axe(theo)
  await dialog(theo).getByRole('button', { name: 'Save client' }).click()
  await expect(theo.row(/Wanda Walker/)).toBeVisible()
  await expect(theo.page.getByRole('button', { name: 'Create client' })).toHaveCount(0)
})

test('a stranger’s number is given to a client who is there', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550912', 'New phone, it is me')
  await theo.open(/555-0912/)
  await theo.page.getByRole('button', { name: 'Assign to client' }).click()
  await dialog(theo).getByRole('combobox').fill('hugh')
  await dialog(theo)
    .getByRole('option', { name: /Hugh Pemberton/ })
    .click()
  await dialog(theo).getByRole('button', { name: 'Assign' }).click()
  await expect(theo.row(/Hugh Pemberton/)).toBeVisible()
})

test('a number that a family shares: whose conversation it is, from the panel and from the menu', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const maya = await desk('maya@salon.test')
  await theo.open(/Gloria Bassett/)
  await maya.open(/Gloria Bassett/)
  const panel = theo.page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Ella Bassett' }).press('Enter')
  await expect(maya.thread.getByText(/^Theo gave this number to Ella Bassett/)).toBeVisible()
  await expect(panel.getByText('Ella Bassett, whose conversation it is')).toBeVisible()
  await theo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(maya.row(/Gloria Bassett/)).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Ella Bassett' })).toBeVisible()

  await theo.page.getByRole('button', { name: 'More for this conversation' }).click()
  await theo.page.getByRole('menuitem', { name: 'Whose number is it…' }).click()
  const now = dialog(theo).getByRole('option', { name: /Gloria Bassett.*Now/ })
  await expect(now).toHaveAttribute('aria-disabled', 'true')
  await axe(theo)
  await theo.page.keyboard.press('ArrowDown')
  await theo.page.keyboard.press('Enter')
  await dialog(theo).getByRole('button', { name: 'Assign' }).press('Enter')
  await expect(maya.row(/Ella Bassett/)).toBeVisible()
  await expect(dialog(theo)).toHaveCount(0)
  await theo.page.keyboard.press('Control+k')
  await expect(dialog(theo).getByRole('combobox')).toBeFocused()
  await theo.page.keyboard.type('whose number')
  await theo.page.keyboard.press('Enter')
  await dialog(theo).getByRole('button', { name: 'New client on this number' }).click()
  await dialog(theo).getByLabel('Name').fill('Otto Bassett')
  await dialog(theo).getByRole('button', { name: 'Save client' }).click()
  await expect(maya.row(/Otto Bassett/)).toBeVisible()
  await expect(panel.getByRole('button', { name: /Bassett/ })).toHaveCount(2)
})

test('palette and map of keys by keyboard alone; single keys can be turned off', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { keyboard } = theo.page
  await theo.page.getByRole('button', { name: 'New conversation' }).focus()
  await expect(async () => {
    await keyboard.press('?')
    await expect(dialog(theo)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await keyboard.press('Escape')
  await keyboard.press('Control+k')
  await expect(dialog(theo).getByRole('combobox')).toBeFocused()
  await keyboard.type('inb closed')
  await expect(dialog(theo).getByRole('option').first()).toHaveText(/Inbox, Closed/)
  await axe(theo)
  await keyboard.press('Enter')
  await expect(theo.page).toHaveURL(/\/inbox\/closed$/)
  // The palette may still be on its way out, and takes the keys with it.
  await expect(async () => {
    await keyboard.press('g')
    await keyboard.press('i')
    await expect(theo.page).toHaveURL(/\/inbox$/, { timeout: 1_000 })
  }).toPass()
  await expect(async () => {
    await keyboard.press('?')
    const title = dialog(theo).getByText('Keyboard', { exact: true })
    await expect(title).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await axe(theo)
  await dialog(theo).getByRole('button', { name: 'Turn single keys off' }).press('Enter')
  await keyboard.press('Escape')
  await keyboard.press('?')
  await expect(dialog(theo)).toHaveCount(0)
})
