import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

test('close, undo and reopen are seen by both at once', async ({ product, desk }) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  await product.text('+12505550801', 'Thanks, all good')
  await expect(maya.row(/\(250\) 555-0801/)).toBeVisible()
  await theo.open(/\(250\) 555-0801/)
  await theo.page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(maya.row(/\(250\) 555-0801/)).toHaveCount(0)
  await theo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(maya.row(/\(250\) 555-0801/)).toBeVisible()
})

test('reading is mine alone', async ({ product, desk }) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  await product.text('+12505550802', 'Anybody there?')
  await expect(maya.row(/\(250\) 555-0802.*1 unread/)).toBeVisible()
  await theo.open(/\(250\) 555-0802/)
  await expect(theo.row(/\(250\) 555-0802.*1 unread/)).toHaveCount(0)
  await expect(maya.row(/\(250\) 555-0802.*1 unread/)).toBeVisible()
})

test('the server stops and comes back: the screens say so, catch up and miss nothing', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550803', 'Before')
  await theo.open(/\(250\) 555-0803/)
  await product.stopServer('SIGKILL')
  await expect(theo.page.getByText(/Reconnecting|Offline/).first()).toBeVisible()
  await theo.send('Written while it was away')
  await product.startServer()
  await product.text('+12505550803', 'After')
  await expect(theo.text('After')).toBeVisible()
  await expect(theo.thread.getByText('Delivered').last()).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550803')).toEqual(['Written while it was away'])
})

test.describe('a session ends', () => {
  test.use({ alsoExpected: /401 \(Unauthorized\)/ })

  test('signed out elsewhere: the page asks to sign in again and keeps the draft', async ({
    product,
    desk
  }) => {
    const theo = await desk('theo@salon.test')
    await product.text('+12505550804', 'Hello')
    await theo.open(/\(250\) 555-0804/)
    await theo.field.fill('Half a sentence')
    await theo.page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }))
    await expect(theo.page.getByLabel('E-mail')).toBeVisible()
    await theo.page.getByLabel('E-mail').fill('theo@salon.test')
    await theo.page.getByLabel('Password', { exact: true }).fill('let-me-in-demo')
    await theo.page.keyboard.press('Enter')
    await expect(theo.field).toHaveValue('Half a sentence')
  })
})

test('by keyboard alone: down the list, into a conversation, answer, and back', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550805', 'Keyboard please')
  await expect(theo.row(/\(250\) 555-0805/)).toBeVisible()
  const { keyboard } = theo.page
  await theo.row(/\(250\) 555-0805/).focus()
  await keyboard.press('Enter')
  await expect(theo.thread).toBeVisible()
  await keyboard.press('r')
  await expect(theo.field).toBeFocused()
  await keyboard.type('By keys')
  await keyboard.press('Control+Enter')
  await expect(theo.text('By keys')).toBeVisible()
  await keyboard.press('Escape')
  await expect(theo.row(/\(250\) 555-0805/)).toBeFocused()
  await keyboard.press('j')
  await expect(theo.row(/\(250\) 555-0805/)).not.toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1440]) {
    test(`no barrier on list and thread: ${colorScheme}, ${width} px`, async ({ desk }) => {
      const maya = await desk('maya@salon.test', { colorScheme, viewport: { width, height: 800 } })
      const violations = async () =>
        (await new AxeBuilder({ page: maya.page }).analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html}`
        )
      expect(await violations()).toEqual([])
      await maya.open(/Priya Raman/)
      expect(await violations()).toEqual([])
      const sideways = () => document.documentElement.scrollWidth - innerWidth
      expect(await maya.page.evaluate(sideways)).toBeLessThanOrEqual(0)
    })
  }
}

test('the panes stand side by side from edge to edge, and one alone on the phone', async ({
  desk
}) => {
  const maya = await desk('maya@salon.test')
  await maya.open(/Priya Raman/)
  const { page } = maya
  const boxes = async () =>
    Promise.all(
      ['nav', '#list', '#main'].map(async pane => (await page.locator(pane).first().boundingBox())!)
    )
  const [nav, list, thread] = await boxes()
  expect([nav!.width, list!.x, list!.width, thread!.x]).toEqual([208, 208, 352, 560])
  for (const box of [nav!, list!, thread!]) expect(box.height).toBe(900)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.locator('#list')).toBeHidden()
  expect((await page.locator('#main').boundingBox())!.width).toBe(390)
})
