import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type PreviewServer, preview } from 'vite'

let server: PreviewServer
let address: string

// The built web app alone: the pieces need neither a server of ours nor a sign-in.
test.beforeAll(async () => {
  const root = join(import.meta.dirname, '../web')
  server = await preview({ root, logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } })
  address = new URL('/dev/ui', server.resolvedUrls!.local[0]).href
})

test.afterAll(() => server.close())

async function open(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.route('**/api/**', route => route.abort())
  await page.goto(`${address}#${theme}`)
  await expect(page.getByRole('heading', { name: 'Pieces' })).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [320, 1440]) {
    test(`every piece can be read and reached: ${theme}, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await open(page, theme)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      const sideways = () => document.documentElement.scrollWidth - window.innerWidth
      expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0)
    })
  }
}

test('the digits are drawn by our own font, never by the emoji font', async ({ page }) => {
  await open(page, 'light')
  expect(await page.evaluate(() => document.fonts.check('14px "Inter Variable"', '0123'))).toBe(
    true
  )
  const loaded = () => [...document.fonts].filter(face => face.status === 'loaded').length
  expect(await page.evaluate(loaded)).toBeGreaterThan(0)
})

test('a menu opens by keyboard, skips what may not be done, and gives the focus back', async ({
  page
}) => {
  await open(page, 'light')
  const button = page.getByRole('button', { name: 'Menu', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Assign' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Block number' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Pin' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('a button that may not be pressed keeps the focus and says why', async ({ page }) => {
  await open(page, 'light')
  const send = page.getByRole('button', { name: 'Send', exact: true }).nth(1)
  await send.focus()
  await expect(send).toBeFocused()
  await expect(send).toHaveAccessibleDescription(/only Zoe and Maya may answer it/)
})

test('a dialog asks, holds the focus, and Escape is the safe answer', async ({ page }) => {
  await open(page, 'light')
  const erase = page.getByRole('button', { name: 'Erase Priya' }).last()
  await erase.click()
  const dialog = page.getByRole('dialog', { name: 'Erase Priya Raman?' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(erase).toBeFocused()
})

test('rows are one stop of Tab, and the arrows walk through them', async ({ page }) => {
  await open(page, 'light')
  const rows = page.getByRole('list', { name: 'Several' }).getByRole('link')
  const stops = () => rows.evaluateAll(all => all.map(row => (row as HTMLElement).tabIndex))
  expect(await stops()).toEqual([-1, 0, -1, -1])
  await rows.nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  expect(await stops()).toEqual([-1, -1, 0, -1])
})

test('what was done can be undone while its line stands', async ({ page }) => {
  await open(page, 'light')
  await page.getByRole('button', { name: 'Toast' }).click()
  const line = page.getByRole('region', { name: 'Done' })
  await expect(line).toContainText('Closed Tom Ashworth')
  await line.getByRole('button', { name: 'Undo' }).click()
  await expect(line).toBeEmpty()
})
