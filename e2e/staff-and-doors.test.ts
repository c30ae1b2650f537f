import AxeBuilder from '@axe-core/playwright'
import { newId } from '@parlor/contract/ids.ts'
import { AtTheDesk, expect, test } from './the-salon.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

async function expectNoViolations(desk: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page: desk.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}

test('an exception for Zoe opens the whole inbox on her screen, and why stands beside it', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const zoe = await desk('zoe@salon.test')
  await product.text('+12505550901', 'Do you take walk-ins?')
  await expect(maya.row(/\(250\) 555-0901/)).toBeVisible()
  await expect(zoe.row(/\(250\) 555-0901/)).toHaveCount(0)

  await maya.page.getByRole('link', { name: 'Settings' }).click()
  await maya.page.getByRole('link', { name: 'Staff', exact: true }).click()
  await maya.page.getByRole('link', { name: /^Zoe Park/ }).click()
  const right = maya.page.getByRole('group', { name: 'View all conversations, Zoe' })
  await right.getByText('Yes').click()
  const why = maya.page.getByRole('complementary', { name: 'Why may Zoe?' })
  await expect(why).toContainText('Role says no')
  await expect(why).toContainText('Yes, for Zoe only')
  await why.getByLabel('Reason, if you like').fill('covers the desk on Thursdays')
  await expectNoViolations(maya)
  await maya.page.keyboard.press('Control+s')
  await expect(maya.page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(why).toContainText('“covers the desk on Thursdays”')
  await expect(zoe.row(/\(250\) 555-0901/)).toBeVisible()

  await maya.page.getByRole('button', { name: 'Reset to role' }).click()
  await maya.page.getByRole('button', { name: 'Save' }).click()
  await expect(zoe.row(/\(250\) 555-0901/)).toHaveCount(0)
  await maya.page.getByRole('link', { name: 'Audit log' }).click()
  await expect(maya.page.getByText('Changed what somebody may do').first()).toBeVisible()
  await expectNoViolations(maya)
})

test('who is invited joins with the link, once, and is at the desk', async ({
  product,
  desk,
  browser
}) => {
  const maya = await desk('maya@salon.test')
  await maya.page.goto(`${product.url}/settings/staff`)
  await maya.page.getByRole('button', { name: 'Invite' }).click()
  const dialog = maya.page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByLabel('E-mail').fill('iris@salon.test')
  await dialog.getByLabel('Name').fill('Iris Wong')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const link = await maya.page.getByLabel('Link', { exact: true }).inputValue()
  const address = new URL(link)
  const iris = await browser.newPage()
  await iris.goto(`${product.url}${address.pathname}${address.hash}`)
  await expect(iris.getByRole('heading', { name: /^Join Fern & Wild/ })).toBeVisible()
  await iris.getByLabel('Choose a password').fill('seven quiet kettles')
  await iris.getByRole('button', { name: 'Join' }).click()
  await expect(new AtTheDesk(iris, product).list).toBeVisible()
  await iris.close()

  const again = await browser.newPage()
  await again.goto(`${product.url}${address.pathname}${address.hash}`)
  await expect(again.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
  await again.close()
})

test('a list pasted from a spreadsheet is looked through first, and each row is invited', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  await maya.page.goto(`${product.url}/settings/staff`)
  await maya.page.getByRole('button', { name: 'Invite' }).click()
  await maya.page.getByRole('button', { name: 'Several at once, from a list' }).click()
  const dialog = maya.page.getByRole('dialog', { name: 'Invite several at once' })
  const list = dialog.getByLabel('The list', { exact: true })
  const rows = [
    'E-mail\tName\tRole',
    'ada@list.test\tAda Long\tProvider',
    'bo@list.test\tBo Short\t',
    'theo@salon.test\tTheo\t'
  ]
  await list.fill(rows.join('\n'))
  await expectNoViolations(maya)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await maya.page.getByRole('button', { name: 'Invite' }).click()
  await maya.page.getByRole('button', { name: 'Several at once, from a list' }).click()
  await expect(list).toHaveValue(rows.join('\n'))
  await dialog.getByRole('button', { name: 'Look through it' }).click()
  await expect(dialog).toContainText('2 people will be invited.')
  await expect(dialog).toContainText('Row 4: theo@salon.test works here already.')
  await expectNoViolations(maya)
  await expect(maya.page.getByText('ada@list.test', { exact: true })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Invite 2 people' }).click()
  await expect(dialog).toContainText('2 people are invited.')
  await dialog.getByRole('button', { name: 'Copy the link of Ada Long' }).click()
  const link = await maya.page.evaluate(() => navigator.clipboard.readText())
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(maya.page.getByText('ada@list.test', { exact: true })).toBeVisible()
  await expect(maya.page.getByText('Bo Short, Front desk')).toBeVisible()

  const look = (address: string) =>
    maya.page.request.post(`${product.url}/api/v1/invitation-check`, {
      data: { token: new URL(address).hash.slice(1) }
    })
  expect((await look(link)).status()).toBe(200)
  await maya.page.getByRole('button', { name: 'Invited: ada@list.test' }).click()
  await maya.page.getByRole('menuitem', { name: 'Get a link to pass on' }).click()
  const another = await maya.page.getByLabel('Link', { exact: true }).inputValue()
  expect((await look(another)).status()).toBe(200)
  expect((await look(link)).status()).toBe(410)
})

test.describe('a session ends', () => {
  // The page asks whether the browser has gone on to another business.
  test.use({ alsoExpected: /401 \(Unauthorized\)/ })

  test('a session ended from afar is at the door again', async ({ desk }) => {
    const here = await desk('theo@salon.test')
    const there = await desk('theo@salon.test')
    await here.page.getByRole('link', { name: 'Settings' }).click()
    await here.page.getByRole('link', { name: 'Security', exact: true }).click()
    const sessions = here.page.getByRole('region', { name: 'Where you are signed in' })
    await expect(sessions.getByText('This device')).toBeVisible()
    await expectNoViolations(here)
    await sessions.getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await expect(there.page.getByLabel('E-mail')).toBeVisible()
    await expect(sessions.getByText('This device')).toBeVisible()
  })
})

test('what was changed and not saved is there again after a look elsewhere, and the browser asks first', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const { page } = maya
  const locationId = newId()
  await page.request.post(`${product.url}/api/v1/locations`, {
    data: { locationId, name: 'Harbour', timeZone: 'America/Vancouver' }
  })
  await page.goto(`${product.url}/settings/hours/${locationId}`)
  await page.getByRole('switch', { name: 'Friday' }).press('Space')
  await page.getByLabel('Friday, closes').selectOption('21:00')
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  await page.getByRole('link', { name: 'Roles', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Roles', exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Friday, closes')).toHaveValue('21:00')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(page.getByLabel('Friday, closes')).toHaveValue('21:00')
  await page.getByRole('button', { name: 'Discard' }).click()

  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page.getByRole('link', { name: /^Ruth Adeyemi/ }).click()
  const right = page.getByRole('group', { name: 'Delete texts, Ruth' })
  await right.getByText('Yes').click()
  await page.getByRole('link', { name: /^Zoe Park/ }).click()
  await expect(page.getByRole('heading', { name: 'Zoe Park' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Ruth Adeyemi/ }).click()
  await expect(right.getByRole('radio', { name: 'Yes' })).toBeChecked()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(right.getByRole('radio', { name: 'As role' })).toBeChecked()
})
