import { AxeBuilder } from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

const bell = ({ page }: AtTheDesk) =>
  page.getByRole('navigation').getByRole('link', { name: /^Notifications/ })
const cell = ({ page }: AtTheDesk, name: string) => page.getByRole('checkbox', { name })

/** What the computer was asked to sound and to show, in the order that it was asked. */
async function listenIn({ page }: AtTheDesk): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      heard.push('ping')
      start.call(this, when)
    }
    class Shown extends EventTarget {
      static permission = 'granted'
      constructor(title: string, { body }: { body: string }) {
        super()
        heard.push(`${title}: ${body}`)
      }
      close() {}
    }
    Object.assign(window, { Notification: Shown })
    document.hasFocus = () => false // another window is in front
  })
  return () =>
    page.evaluate(() => {
      const { heard } = window as unknown as { heard: string[] }
      return heard.splice(0).filter((each, at, all) => each !== 'ping' || all[at - 1] !== 'ping')
    })
}

test('what reaches me is chosen by event and place, at once in all my windows', async ({
  product,
  desk
}) => {
  const [maya, theo] = [await desk('maya@salon.test'), await desk('theo@salon.test')]
  const take = await listenIn(maya)
  for (const who of [maya, theo]) {
    await who.page.goto(`${product.url}/notifications`)
    await expect(who.page.getByRole('link', { name: /texted$/ }).first()).toBeVisible()
    const all = who.page.getByRole('button', { name: 'Mark all read' })
    if ((await all.getAttribute('aria-disabled')) !== 'true') await all.click()
    await expect(bell(who)).toHaveAccessibleName('Notifications')
  }
  const other = await maya.page.context().newPage()
  await other.goto(`${product.url}/notifications`)
  const { violations } = await new AxeBuilder({ page: maya.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])

  await product.text('+12505550921', 'Heard and shown')
  await expect(bell(maya)).toHaveAccessibleName('Notifications 1 new')
  await expect.poll(take).toEqual(['ping', '(250) 555-0921 texted: Heard and shown'])

  await cell(maya, 'A client texts: Ping').uncheck()
  await maya.page.getByRole('switch', { name: 'Hide the words in a pop-up' }).check()
  await expect(other.getByRole('checkbox', { name: 'A client texts: Ping' })).not.toBeChecked()
  await product.text('+12505550922', 'Shown without words')
  await expect.poll(take).toEqual(['New text: '])

  await cell(maya, 'A client texts: Count').uncheck()
  await expect(bell(maya)).toHaveAccessibleName('Notifications')
  await expect(other.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible()
  await expect(maya.page.getByRole('tab', { name: /^Texts 2/ })).toBeVisible()
  await expect(bell(theo)).toHaveAccessibleName('Notifications 2 new')

  // Of several windows one rings; when it is closed, another.
  await maya.page.getByRole('switch', { name: 'Quiet for me' }).check()
  await maya.page.getByLabel('Quiet until').selectOption('07:30')
  await other.close()
  await maya.page.reload()
  await expect(cell(maya, 'A client texts: Count')).not.toBeChecked()
  await expect(maya.page.getByLabel('Quiet until')).toHaveValue('07:30')
  for (const place of ['Count', 'Ping']) await cell(maya, `A client texts: ${place}`).check()
  for (const turn of ['Quiet for me', 'Hide the words in a pop-up']) {
    await maya.page.getByRole('switch', { name: turn }).uncheck()
  }
  await expect(bell(maya)).toHaveAccessibleName('Notifications 2 new')
  await product.text('+12505550923', 'Heard again')
  await expect.poll(take).toEqual(['ping', '(250) 555-0923 texted: Heard again'])
})

test('on a phone it has a page of its own, and keys alone are enough', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test', { viewport: { width: 390, height: 844 } })
  await theo.page.goto(`${product.url}/notifications`)
  await theo.page.getByRole('button', { name: 'What reaches you' }).press('Enter')
  await expect(
    theo.page.getByRole('heading', { name: 'What reaches you, and where' })
  ).toBeVisible()
  await cell(theo, 'A text fails: Ping').press('Space')
  await expect(cell(theo, 'A text fails: Ping')).toBeChecked()
  await theo.page.reload()
  await expect(cell(theo, 'A text fails: Ping')).toBeChecked()
  await cell(theo, 'A text fails: Ping').press('Space')
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  await theo.page.getByRole('button', { name: 'Back to notifications' }).press('Enter')
  await expect(theo.page.getByRole('tab', { name: /^All/ })).toBeVisible()
})
