import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

const folders = [
  ...['Unread', 'Open', 'Mine', 'Unassigned', 'Replied', 'Snoozed'],
  ...['Scheduled', 'Failed', 'Closed', 'Blocked', 'All']
]

test('every folder has its place, and what is pinned stands above a newer text', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const links = theo.page.getByRole('navigation').getByRole('link')
  const places = await links.evaluateAll(all => all.map(each => each.firstChild?.textContent ?? ''))
  expect(places.filter(place => folders.includes(place))).toEqual(folders)
  await product.text('+12505550951', 'Keep me in sight')
  await theo.open(/555-0951/)
  await theo.page.getByRole('button', { name: 'More for this conversation' }).click()
  await theo.page.getByRole('menuitem', { name: 'Pin' }).click()
  const rows = theo.page.locator('#list [data-row]')
  await expect(rows.filter({ hasText: '555-0951' })).toContainText('pinned')
  await product.text('+12505550952', 'A newer one')
  await theo.page.reload()
  await expect(rows.filter({ hasText: '555-0952' })).toBeVisible()
  await expect(rows.first()).toContainText('555-0951')
  expect((await new AxeBuilder({ page: theo.page }).analyze()).violations).toEqual([])
})
