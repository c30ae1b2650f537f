import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

async function axe(who: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page: who.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}
const lines = (who: AtTheDesk) =>
  who.page.getByRole('list', { name: 'The last ten' }).getByRole('listitem')
/** On its own page it is a link, elsewhere the button that opens the newest. */
const bell = ({ page }: AtTheDesk) => {
  const nav = page.getByRole('navigation')
  const name = /^Notifications/
  return nav.getByRole('link', { name }).or(nav.getByRole('button', { name }))
}
const news = (who: AtTheDesk, words: string | RegExp) =>
  who.page.getByRole('listitem').filter({ hasText: words })

test('twelve texts: the ten newest stand on the dashboard, live; all of them under View all', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await theo.page.goto(`${product.url}/dashboard`)
  await expect(lines(theo).first()).toBeVisible()
  for (let at = 1; at <= 12; at++) {
    await product.text('+12505550901', `Dozen number ${at} of twelve`)
  }
  await expect(lines(theo).first()).toContainText('Dozen number 12 of twelve')
  await expect(lines(theo)).toHaveCount(10)
  await expect(lines(theo).last()).toContainText('Dozen number 3 of twelve')
  await axe(theo)
  await lines(theo)
    .first()
    .getByRole('link', { name: /^View conversation with/ })
    .click()
  await expect(theo.page).toHaveURL(/\/conversations\//)
  await expect(theo.text('Dozen number 12 of twelve')).toBeVisible()
  await theo.page.goBack()
  await theo.page.getByRole('link', { name: 'View all notifications' }).click()
  await expect(theo.page.getByRole('tab', { name: /^All/ })).toHaveAttribute(
    'aria-selected',
    'true'
  )
  await expect(news(theo, 'Dozen number 1 of twelve')).toBeVisible()
})

test('with the line cut the dashboard is never older than five seconds', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  // Nothing is pushed from here on: the server's end of the line is never reached.
  await maya.page.routeWebSocket(/\/live/, line => line.close())
  await maya.page.goto(`${product.url}/dashboard`)
  await expect(lines(maya).first()).toBeVisible()
  await expect(maya.page.getByText('asked every 5 seconds')).toBeVisible()
  await product.text('+12505550902', 'Nobody pushed this')
  // It asks every four seconds; how long a busy machine takes to answer is no part of the rule.
  await expect(lines(maya).first()).toContainText('Nobody pushed this')
})

test('what needs you counts as the inbox does, and leads there', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test')
  await theo.page.goto(`${product.url}/dashboard`)
  const needs = theo.page.getByRole('region', { name: 'Needs you' })
  for (const [verb, folder] of [
    [/^Read them: (\d+)/, 'unread'],
    [/^See why: (\d+)/, 'failed']
  ] as const) {
    const link = needs.getByRole('link', { name: verb })
    await expect(link).toBeVisible()
    const count = verb.exec((await link.getAttribute('aria-label'))!)![1]!
    await link.click()
    await expect(theo.page).toHaveURL(new RegExp(`/inbox/${folder}$`))
    await expect(
      theo.page.getByRole('link', { name: new RegExp(`^${folder}\\s*${count}$`, 'i') })
    ).toBeVisible()
    await theo.page.goBack()
  }
  await needs.getByRole('link', { name: /not confirmed today$/ }).click()
  await expect(theo.page).toHaveURL(/\/schedule\?view=list/)
})

test('the bell moves by itself at every desk; read at one is new at the other', async ({
  product,
  desk
}) => {
  const [maya, theo] = [await desk('maya@salon.test'), await desk('theo@salon.test')]
  for (const who of [maya, theo]) {
    await who.page.goto(`${product.url}/notifications`)
    await expect(who.page.getByRole('tab', { name: /^All/ })).toBeVisible()
    // What there was before is read first, once it is here.
    await expect(who.page.getByRole('link', { name: /texted$/ }).first()).toBeVisible()
    const all = who.page.getByRole('button', { name: 'Mark all read' })
    if ((await all.getAttribute('aria-disabled')) !== 'true') await all.click()
    await expect(bell(who)).toHaveAccessibleName('Notifications')
  }
  await product.text('+12505550903', 'Ring for everybody')
  for (const who of [maya, theo]) {
    await expect(bell(who)).toHaveAccessibleName('Notifications 1 new')
    await expect(news(who, 'Ring for everybody')).toBeVisible()
  }
  await axe(theo)
  await news(theo, 'Ring for everybody').hover()
  await theo.page.getByRole('button', { name: /^Mark as read: .*0903/ }).click()
  await expect(bell(theo)).toHaveAccessibleName('Notifications')
  await expect(bell(maya)).toHaveAccessibleName('Notifications 1 new')
  await maya.page.getByRole('tab', { name: /^All/ }).press('ArrowRight')
  await expect(maya.page).toHaveURL(/\/notifications\/texts$/)
  await maya.page.getByRole('tab', { name: /^All/ }).click()
  await maya.page.getByRole('link', { name: /0903 texted$/ }).click()
  await expect(maya.text('Ring for everybody')).toBeVisible()
  await expect(bell(maya)).toHaveAccessibleName('Notifications')
})

test('on a phone both stand under More', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test', {
    viewport: { width: 390, height: 844 },
    hasTouch: true
  })
  await product.text('+12505550904', 'From a small screen')
  await theo.page.getByRole('button', { name: 'More', exact: true }).click()
  await theo.page.getByRole('menuitem', { name: 'Dashboard' }).click()
  await expect(lines(theo).first()).toContainText('From a small screen')
  await axe(theo)
  await theo.page.getByRole('button', { name: 'More', exact: true }).click()
  await theo.page.getByRole('menuitem', { name: /^Notifications, .* new$/ }).click()
  await expect(news(theo, 'From a small screen')).toBeVisible()
  await axe(theo)
  const overflow = await theo.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  )
  expect(overflow).toBe(false)
})
