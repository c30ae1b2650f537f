import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

const menu = (desk: AtTheDesk) => desk.page.getByRole('menu')
const dialog = (desk: AtTheDesk) => desk.page.getByRole('dialog')

async function choose(desk: AtTheDesk, item: string | RegExp) {
  await desk.page.getByRole('button', { name: 'More for this conversation' }).click()
  await menu(desk).getByRole('menuitem', { name: item }).click()
}

async function ofText(desk: AtTheDesk, body: string, item: string | RegExp) {
  await desk.text(body).hover()
  await desk.text(body).getByRole('button', { name: 'More for this text' }).click()
  await menu(desk).getByRole('menuitem', { name: item }).click()
}

test('a note that mentions Maya is seen by her at once, and by the client never', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const maya = await desk('maya@salon.test')
  await product.text('+12505550901', 'Is the copper still free?')
  await theo.open(/555-0901/)
  await maya.open(/555-0901/)
  await theo.field.fill('A text that waits')
  await theo.page.getByRole('button', { name: 'Write a note' }).click()
  const note = theo.page.getByRole('textbox', { name: /^Note about/ })
  await expect(note).toBeFocused()
  await theo.page.keyboard.type('4:30 is fine, ask @ma')
  await expect(theo.page.getByRole('option', { name: 'Maya Okafor' })).toBeVisible()
  await theo.page.keyboard.press('Enter')
  await expect(note).toHaveValue('4:30 is fine, ask @Maya ')
  await theo.page.keyboard.press('Control+Enter')
  const seen = maya.page.getByRole('article', { name: /^Note from Theo/ })
  await expect(seen).toContainText('only your team sees this')
  await expect(seen.locator('strong')).toHaveText('@Maya')
  await expect(theo.field).toHaveValue('A text that waits')
  await expect.poll(() => product.acceptedTo('+12505550901')).toEqual([])
  await theo.text('4:30 is fine').hover()
  await theo.page.getByRole('button', { name: 'More for this note' }).click()
  await menu(theo).getByRole('menuitem', { name: 'Delete note' }).click()
  await expect(seen).toHaveCount(0)
})

test('somebody takes it, snoozes it in words, and it stands in the thread for both', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const maya = await desk('maya@salon.test')
  await product.text('+12505550902', 'No hurry')
  await theo.open(/555-0902/)
  await maya.open(/555-0902/)
  await theo.page.getByRole('button', { name: /^Assign…/ }).click()
  await menu(theo).getByRole('menuitem', { name: 'Me' }).click()
  await expect(maya.thread.getByText(/^Theo took this/)).toBeVisible()
  await choose(theo, 'Snooze…')
  const when = dialog(theo).getByLabel('When')
  await when.fill('blue monday')
  await when.press('Enter')
  await expect(dialog(theo).getByText(/Write it like/)).toBeVisible()
  await when.fill('tomorrow 9am')
  await when.press('Enter')
  await expect(dialog(theo)).toHaveCount(0)
  await expect(maya.thread.getByText(/^Snoozed until .*9:00 AM by Theo/)).toBeVisible()
  await theo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(maya.thread.getByText(/^Theo ended the snooze/)).toBeVisible()
})

test('a deleted text is gone in both browsers and stays away', async ({ product, desk }) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  await product.text('+12505550903', 'Buy cheap watches')
  await product.text('+12505550903', 'And see you on Friday')
  await maya.open(/555-0903/)
  await theo.open(/555-0903/)
  await expect(theo.text('Buy cheap watches')).toBeVisible()
  await ofText(maya, 'Buy cheap watches', 'Delete…')
  await expect(dialog(maya).getByText(/The phone keeps it/)).toBeVisible()
  await dialog(maya).getByRole('button', { name: 'Delete text' }).click()
  await expect(maya.text('Buy cheap watches')).toHaveCount(0)
  await expect(theo.text('Buy cheap watches')).toHaveCount(0)
  await expect(theo.thread.getByText(/^Maya deleted a text here/)).toBeVisible()
  await theo.page.reload()
  await expect(theo.text('And see you on Friday')).toBeVisible()
  await expect(theo.text('Buy cheap watches')).toHaveCount(0)
})

test('a deleted conversation is gone for whoever looks at it, with a way back', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  await product.text('+12505550904', 'Forget me')
  await maya.open(/555-0904/)
  await theo.open(/555-0904/)
  await choose(maya, 'Delete conversation…')
  await expect(dialog(maya).getByText(/can’t be undone/)).toBeVisible()
  await dialog(maya).getByRole('button', { name: 'Delete for good' }).click()
  await expect(theo.page.getByText('This conversation isn’t here any more')).toBeVisible()
  await theo.page.getByRole('button', { name: 'Back to the inbox' }).click()
  await expect(theo.row(/555-0904/)).toHaveCount(0)
})

test('blocked, nothing can be sent and it is out of the inbox; unblocked, it is back', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  await product.text('+12505550905', 'You have won')
  await maya.open(/555-0905/)
  await maya.page.keyboard.press('Escape')
  await maya.open(/555-0905/)
  await choose(maya, 'Block…')
  await dialog(maya).getByLabel(/^Why/).fill('Spam')
  await dialog(maya).getByRole('button', { name: 'Block number' }).click()
  await expect(maya.thread.getByText(/^Maya blocked this number: Spam/)).toBeVisible()
  await expect(maya.page.getByText(/is blocked. Unblock the number/)).toBeVisible()
  await expect(maya.field).toHaveCount(0)
  await choose(maya, 'Unblock')
  await expect(maya.field).toBeVisible()
})

test('by keyboard: from text to text with Alt and arrows, each with its exact time', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550906', 'The first of two')
  await product.text('+12505550906', 'The second of two')
  await theo.open(/555-0906/)
  await expect(theo.text('The second of two')).toBeVisible()
  await theo.field.focus()
  await theo.page.keyboard.press('Alt+ArrowUp')
  await theo.page.keyboard.press('Alt+ArrowUp')
  const first = theo.page.getByRole('article', { name: /inbound/ }).filter({ hasText: 'The first' })
  await expect(first).toBeFocused()
  const tip = await first.evaluate(each => getComputedStyle(each, '::after').content)
  expect(tip).toMatch(/20\d\d.*(PST|PDT)/)
  await theo.page.keyboard.press('Alt+ArrowDown')
  await theo.page.keyboard.press('Alt+ArrowDown')
  await expect(theo.field).toBeFocused()
  await theo.page.keyboard.press('Escape')
  await theo.page.keyboard.press('n')
  await expect(theo.page.getByRole('textbox', { name: /^Note about/ })).toBeFocused()
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => each.id)).toEqual([])
})

test('a link to a text opens there, goes on both ways, and counts what comes meanwhile', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const from = '+12505550907'
  for (let number = 1; number <= 60; number++) await product.text(from, `Number ${number}.`)
  await theo.open(/555-0907/)
  await expect(theo.text('Number 60.')).toBeVisible()
  const messageId = await theo.page.evaluate(async () => {
    const id = location.pathname.split('/').at(-1)
    const ask = (query: string) =>
      fetch(`/api/v1/conversations/${id}/messages?${query}`).then(answer => answer.json())
    const { messages } = await ask('limit=200')
    return messages.find((each: { body: string }) => each.body === 'Number 5.').id
  })
  await theo.page.goto(`${theo.page.url()}?at=${messageId}`)
  await expect(theo.text('Number 5.')).toBeInViewport()
  await expect(theo.text('Number 5.').getByRole('article')).toBeFocused()
  await expect(theo.text('Number 60.')).toHaveCount(0)
  await product.text(from, 'Number 61.')
  await expect(theo.page.getByText('1 new text', { exact: true })).toBeVisible()
  await theo.page.getByRole('button', { name: 'To the newest text' }).click()
  await expect(theo.text('Number 61.')).toBeInViewport()
  expect(new URL(theo.page.url()).search).toBe('')
})

test('go to a date: the thread opens there, twice if one asks twice, and a day to come is none', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await theo.page.goto(`${theo.page.url()}/closed`)
  await theo.open(/Greg Thornbury/)
  await expect(theo.text('Done.')).toBeAttached()
  const goTo = async (act: () => Promise<void>) => {
    await choose(theo, 'Go to date…')
    await act()
    await expect(dialog(theo)).toHaveCount(0)
  }
  const toTheFirst = () => dialog(theo).getByRole('button', { name: 'The first text' }).click()
  await goTo(toTheFirst)
  await expect(theo.text('Appt?').getByRole('article')).toBeFocused()
  await goTo(() => dialog(theo).getByRole('button', { name: 'A month ago' }).click())
  await expect(theo.text('Sat').last().getByRole('article')).toBeFocused()
  await theo.field.focus()
  await goTo(() => dialog(theo).getByRole('button', { name: 'A month ago' }).click())
  await expect(theo.text('Sat').last().getByRole('article')).toBeFocused()
  await goTo(async () => {
    await dialog(theo).getByRole('button', { name: 'Go there' }).click()
    await expect(dialog(theo).getByText('Choose a day first.')).toBeVisible()
    await dialog(theo).getByLabel('Day').fill('2199-01-01')
    await expect(dialog(theo).getByText('This day is still to come.')).toBeVisible()
    const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
    expect(violations.map(each => each.id)).toEqual([])
    await dialog(theo).getByLabel('Day').fill('2020-02-29')
    await dialog(theo).getByLabel('Day').press('Enter')
  })
  await expect(theo.text('Appt?').getByRole('article')).toBeFocused()
  expect(new URL(theo.page.url()).search).toBe('?on=2020-02-29T08:00:00.000Z')
})

test('a page of its own begins with the last 30 days; what is earlier comes when one asks', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await theo.page.goto(`${theo.page.url()}/closed`)
  await theo.open(/Greg Thornbury/)
  await expect(theo.text('Appt?')).toBeAttached()
  await choose(theo, 'Open on its own page')
  await expect(theo.page).toHaveURL(/\/conversations\/[0-9a-f-]{36}$/)
  await expect(theo.page).toHaveTitle(/Greg Thornbury/)
  await expect(theo.list).toHaveCount(0)
  await expect(theo.text('11:30?')).toBeVisible()
  await expect(theo.text('Done.')).toHaveCount(0)
  await theo.page.getByRole('button', { name: 'Earlier' }).press('Enter')
  await expect(theo.text('Done.').getByRole('article')).toBeFocused()
  await expect(theo.text('Appt?')).toBeAttached()
  await expect(theo.page.getByRole('button', { name: 'Earlier' })).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => each.id)).toEqual([])
  await theo.page.reload()
  await expect(theo.text('11:30?')).toBeVisible()
  const pane = theo.page.locator('#main')
  for (const [width, room] of [
    [390, 390],
    [800, 744],
    [1200, 1144]
  ] as const) {
    await theo.page.setViewportSize({ width, height: 800 })
    await expect.poll(async () => (await pane.boundingBox())?.width).toBe(room)
  }
  await theo.page.setViewportSize({ width: 390, height: 800 })
  await theo.page.getByRole('button', { name: 'Back to the inbox' }).click()
  await expect(theo.list).toBeVisible()
  await theo.list.getByRole('link').first().click()
  await expect.poll(async () => (await pane.boundingBox())?.width).toBe(390)
})
