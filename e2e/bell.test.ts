import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

const bell = ({ page }: AtTheDesk) =>
  page.getByRole('navigation').getByRole('button', { name: /Notifications/ })
const panel = ({ page }: AtTheDesk) => page.getByRole('dialog', { name: 'Notifications' })
const rows = (who: AtTheDesk) => panel(who).getByRole('listitem')

/** What there was before is read, so that what comes is counted from nothing. */
async function withNothingNew(who: AtTheDesk): Promise<void> {
  await who.page.goto(`${who.product.url}/notifications`)
  await expect(who.page.getByRole('link', { name: /texted$/ }).first()).toBeVisible()
  const all = who.page.getByRole('button', { name: 'Mark all read' })
  if ((await all.getAttribute('aria-disabled')) !== 'true') await all.click()
  await expect(all).toHaveAttribute('aria-disabled', 'true')
}

test('the bell opens the newest, live; by keys alone one is at the conversation', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await withNothingNew(theo)
  await theo.page.goto(`${product.url}/inbox`)
  await expect(bell(theo)).toHaveAccessibleName('Notifications')
  await bell(theo).press('Enter')
  const first = rows(theo).first().getByRole('link')
  await expect(first).toBeFocused()
  await expect(rows(theo)).toHaveCount(10)

  // They come in while it is open, and whoever listens is told how many.
  await product.text('+12505550931', 'First at the bell')
  await product.text('+12505550932', 'Second at the bell')
  await expect(rows(theo).first()).toContainText('Second at the bell')
  await expect(panel(theo).getByRole('status')).toHaveText('2 new')
  await expect(rows(theo).first().getByRole('img', { name: 'New' })).toBeVisible()
  await expect(rows(theo)).toHaveCount(10)
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])

  await theo.page.keyboard.press('Escape')
  await expect(panel(theo)).toHaveCount(0)
  await expect(bell(theo)).toBeFocused()
  await expect(bell(theo)).toHaveAccessibleName('Notifications 2 new')

  await theo.page.keyboard.press('ArrowDown')
  await expect(first).toBeFocused()
  await theo.page.keyboard.press('End')
  await expect(rows(theo).last().getByRole('link')).toBeFocused()
  await theo.page.keyboard.press('Home')
  await theo.page.keyboard.press('ArrowDown')
  await expect(rows(theo).nth(1).getByRole('link')).toBeFocused()
  await theo.page.keyboard.press('Enter')
  await expect(panel(theo)).toHaveCount(0)
  await expect(theo.text('First at the bell')).toBeVisible()
  await expect(bell(theo)).toHaveAccessibleName('Notifications 1 new')
})

test('all is read from the bell, and all of them stand behind it', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test')
  await withNothingNew(theo)
  const firstReading = theo.page.waitForResponse(reply => reply.url().includes('/notifications?'))
  await theo.page.goto(`${product.url}/dashboard`)
  const recent = theo.page.getByRole('list', { name: 'The last ten' })
  await firstReading
  await product.text('+12505550933', 'Read from the bell')
  await expect(recent).toContainText('Read from the bell')

  // The dashboard has read them already: nothing is asked for a second time.
  const asked: string[] = []
  theo.page.on('request', request => asked.push(request.url()))
  await bell(theo).click()
  await expect(rows(theo).first()).toContainText('Read from the bell')
  expect(asked.filter(url => url.includes('/notifications?'))).toEqual([])

  await panel(theo).getByRole('button', { name: 'Mark all read' }).click()
  await expect(panel(theo).getByRole('status')).toHaveText('')
  await expect(panel(theo).getByRole('img', { name: 'New' })).toHaveCount(0)
  await panel(theo).getByRole('link', { name: 'View all notifications' }).click()
  await expect(panel(theo)).toHaveCount(0)
  await expect(theo.page.getByRole('tab', { name: /^All/ })).toBeVisible()
  const here = theo.page.getByRole('navigation').getByRole('link', { name: 'Notifications' })
  await expect(here).toHaveAttribute('aria-current', 'page')
  await expect(bell(theo)).toHaveCount(0)
})
