import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

test('three are picked by key, by box and by Shift, closed at once and all come back', async ({
  product,
  desk
}) => {
  for (const last of [1, 2, 3, 4]) await product.text(`+1250555096${last}`, `Number ${last}`)
  const maya = await desk('maya@salon.test')
  const { page } = maya
  const rows = page.locator('#list [data-row]')
  await expect(rows.filter({ hasText: '555-0964' })).toBeVisible()
  await maya.row(/555-0964/).focus()
  await page.keyboard.press('x')
  await expect(page.getByRole('heading', { name: /^1 (of \d+ )?picked/ })).toBeVisible()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('heading', { name: /^2 (of \d+ )?picked/ })).toBeVisible()
  await maya.row(/555-0961/).click({ modifiers: ['Shift'] })
  await expect(page.getByRole('heading', { name: /^4 (of \d+ )?picked/ })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Pick (250) 555-0961' }).click()
  await expect(page.getByRole('heading', { name: '3 conversations' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Close 3' }).click()
  await expect(rows.filter({ hasText: /555-096[234]/ })).toHaveCount(0)
  await expect(rows.filter({ hasText: '555-0961' })).toBeVisible()
  await expect(page.getByText('Closed 3 conversations.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows.filter({ hasText: /555-096[1234]/ })).toHaveCount(4)
  await page.reload()
  await expect(rows.filter({ hasText: /555-096[1234]/ })).toHaveCount(4)
})

test('all that is loaded is picked; the keys act on all of it, and Escape lets go', async ({
  product,
  desk
}) => {
  await product.text('+12505550971', 'For Theo')
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  const { page } = maya
  await maya.row(/555-0971/).focus()
  await page.keyboard.press('x')
  const all = page.getByRole('button', { name: /^Pick (all|the)/ })
  const [count] = /\d+/.exec(await all.innerText())! // not all of them are drawn
  await all.click()
  await expect(page.getByRole('heading', { name: `${count} conversations` })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: /picked/ })).toBeHidden()
  await maya.row(/555-0971/).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('a')
  await page.getByRole('dialog').getByRole('button', { name: 'Theo Lindqvist' }).click()
  await expect(page.getByText(/^Theo Lindqvist looks after/)).toBeVisible()
  await theo.page.getByRole('link', { name: /^Mine/ }).click()
  await expect(theo.row(/555-0971/)).toBeVisible()
})

test('several numbers are blocked with one press, and one more takes it back', async ({
  product,
  desk
}) => {
  for (const last of [1, 2, 3]) await product.text(`+1250555095${last}`, 'Cheap pills')
  const maya = await desk('maya@salon.test')
  const { page } = maya
  const rows = page.locator('#list [data-row]').filter({ hasText: /555-095[12]/ })
  await expect(maya.row(/555-0953/)).toBeVisible()
  await maya.row(/555-0952/).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: 'More for what is picked' }).click()
  await page.getByRole('menuitem', { name: 'Block 2 numbers' }).click()
  await expect(rows).toHaveCount(0)
  await expect(maya.row(/555-0953/)).toBeVisible()
  await expect(page.getByText('Blocked 2 conversations.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(2)
  await maya.row(/555-0953/).focus()
  await page.keyboard.press('x')
  await page.keyboard.press('!')
  await expect(maya.row(/555-0953/)).toBeHidden()
})

test.describe('without an answer', () => {
  test.use({ alsoExpected: /ERR_FAILED/ })

  test('what the server refuses goes back to how it was, with the reason', async ({
    product,
    desk
  }) => {
    await product.text('+12505550981', 'Mute me')
    const maya = await desk('maya@salon.test')
    const { page } = maya
    const row = maya.row(/555-0981/)
    await row.focus()
    await page.route('**/conversation-changes', route => route.abort())
    await page.keyboard.press('x')
    await page.keyboard.press('m')
    await expect(page.getByRole('alert')).toHaveText(/^Nothing was changed for \(250\) 555-0981/)
    await expect(row).not.toContainText('muted for you')
  })
})

test('a row has the menu of its conversation: by ⋯, by the other button, by key', async ({
  product,
  desk
}) => {
  for (const last of [1, 2]) await product.text(`+1250555099${last}`, 'From the list, please')
  const maya = await desk('maya@salon.test')
  const { page } = maya
  const row = maya.row(/555-0991/)
  await row.hover()
  await page.getByRole('button', { name: 'More for (250) 555-0991' }).click()
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click()
  await expect(row).toContainText('pinned')
  await row.click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'More for (250) 555-0991' })
  await expect(menu.getByRole('menuitem', { name: 'Unpin' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await page.keyboard.press('.')
  await menu.getByRole('menuitem', { name: 'Snooze…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Snooze until when?' })
  await dialog.getByRole('button', { name: 'Tomorrow 9:00' }).click()
  await expect(row).toBeHidden()
  await expect(page.getByText(/^Snoozed until/).first()).toBeVisible()
  await expect(page.locator('#list [data-row]:focus')).toHaveCount(1)
  await maya.row(/555-0992/).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Pick' }).click()
  await expect(page.getByRole('heading', { name: '1 conversation', exact: true })).toBeVisible()
})

test('a row shows its labels, and who writes there now', async ({ product, desk }) => {
  await product.text('+12505550995', 'Which shampoo was it?')
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  const api = (path: string, body: object, method = 'POST') =>
    maya.page.evaluate(
      ([path, body, method]) =>
        fetch(`/api/v1/${path}`, {
          method: method as string,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body)
        }).then(reply => reply.status),
      [path, body, method] as const
    )
  const id = '01a2184e-5f60-7000-8ccd-70a1b78ad0e1'
  expect(await api('labels', { id, name: 'Colour club', colour: 2 })).toBe(201)
  await maya.row(/555-0995/).focus()
  await maya.page.keyboard.press('l')
  await maya.page.getByRole('checkbox', { name: 'Colour club' }).check()
  await maya.page.getByRole('button', { name: 'Done' }).click()
  const row = maya.row(/555-0995/)
  await expect(row).toContainText('labels: Colour club')
  await expect(theo.row(/555-0995/)).toContainText('labels: Colour club')
  await theo.open(/555-0995/)
  await theo.field.fill('It was the')
  await theo.field.press('Space')
  await expect(row).toContainText('Theo is typing…')
  await theo.field.fill('')
  await expect(row).not.toContainText('Theo is typing…')
})

test('on a phone a finger drags a row: left closes with undo, right marks it unread', async ({
  product,
  desk
}) => {
  for (const last of [6, 7]) await product.text(`+1250555099${last}`, 'On my way')
  const maya = await desk('maya@salon.test', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    reducedMotion: 'reduce'
  })
  const { page } = maya
  const finger = await page.context().newCDPSession(page)
  const swipe = async (name: RegExp, by: { x: number; y: number }) => {
    const box = (await maya.row(name).boundingBox())!
    const at = (part: number) => [{ x: 195 + by.x * part, y: box.y + box.height / 2 + by.y * part }]
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
    for (const part of [0.2, 0.5, 0.8, 1]) {
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) })
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await expect(maya.row(/555-0996, 1 unread/)).toBeVisible()
  await swipe(/555-0996/, { x: 120, y: 0 })
  await expect(maya.row(/555-0996, 1 to answer/)).toBeVisible()
  await swipe(/555-0996/, { x: 120, y: 0 })
  await expect(maya.row(/555-0996, 1 unread/)).toBeVisible()
  await swipe(/555-0997/, { x: -40, y: 0 })
  await expect(maya.row(/555-0997/)).toBeVisible()
  await expect(page).toHaveURL(/\/inbox(\/open)?$/)
  await swipe(/555-0997/, { x: -130, y: 0 })
  await expect(maya.row(/555-0997/)).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(maya.row(/555-0997/)).toBeVisible()
})

test('a list longer than the page: rows come and go, walking by key goes on, and nothing is lost', async ({
  product,
  desk
}) => {
  for (let nth = 0; nth < 130; nth++) {
    await product.text(`+1250556${String(1000 + nth)}`, `Long list ${nth}`)
  }
  const maya = await desk('maya@salon.test')
  const { page } = maya
  const drawn = page.locator('#list [data-row]')
  await expect(maya.row(/556-1129/)).toBeVisible()
  expect(await drawn.count()).toBeLessThan(60)
  const first = page.locator('#list li[aria-posinset="1"]')
  await expect(first).toContainText('556-1129')
  await first.getByRole('link').focus()
  await page.keyboard.press('Shift+ArrowDown')
  const focused = page.locator('#list li:has([data-row]:focus)')
  // Whoever walks faster than the rows come waits for them at the end of what is here.
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    expect(await focused.getAttribute('aria-posinset')).toBe('47')
  }).toPass({ intervals: [0] })
  await expect(focused).toContainText('556-1083')
  await page.keyboard.press('k')
  await expect(focused).toHaveAttribute('aria-posinset', '46')
  const pane = page.locator('#list [data-scrolls]')
  await pane.evaluate(element => element.scrollTo({ top: 0 }))
  await expect(page.locator('#list li[aria-posinset="1"]')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('aria-posinset', '47')
  await expect(focused).toBeInViewport()
  await page.keyboard.press('End')
  await expect(focused).toBeInViewport()
  await expect
    .poll(async () => Number(await focused.getAttribute('aria-posinset')))
    .toBeGreaterThan(100)
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('aria-posinset', '1')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
