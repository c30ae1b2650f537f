import AxeBuilder from '@axe-core/playwright'
import { type AtTheDesk, expect, test } from './the-salon.ts'

async function axe(who: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page: who.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}
const lines = (who: AtTheDesk) => who.page.getByRole('rowheader')
const toClients = (who: AtTheDesk) =>
  who.page.getByRole('link', { name: 'Clients', exact: true }).first().click()

test('by keyboard: found while typing, opened, a note written, and it stands in the history', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  // The keys are there a moment after the page.
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await expect(page).toHaveURL(/\/clients$/, { timeout: 500 })
  }).toPass()
  await expect(lines(theo).first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('moretti')
  await expect(lines(theo)).toHaveText([/Francesca Moretti/])
  await expect(page).toHaveURL(/q=moretti/)
  await page.getByRole('link', { name: 'Francesca Moretti' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Francesca Moretti', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Note' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Note' }).fill('Prefers the window seat')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Note' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Prefers the window seat')
  await page.getByRole('button', { name: 'Save note' }).click()
  const history = page.getByRole('region', { name: /^Contact history/ })
  await expect(history.getByText('Prefers the window seat')).toBeVisible()
  await page.getByRole('radio', { name: 'Notes' }).focus()
  await page.getByRole('radio', { name: 'Notes' }).press(' ')
  await expect(history.getByRole('listitem')).toHaveCount(1)
  await axe(theo)
})

// What the server refuses is a line in the browser's own console too.
test.describe('refused once', () => {
  test.use({ alsoExpected: /400 \(Bad Request\)/ })

  test('a new client by the desk is found by the other at once, by number and by pet', async ({
    desk
  }) => {
    const theo = await desk('theo@salon.test')
    await toClients(theo)
    await theo.page.getByRole('button', { name: 'New client' }).click()
    const dialog = theo.page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Nadia Orlov')
    await dialog.getByLabel('Phone number').fill('555')
    await dialog.getByRole('button', { name: 'Add client' }).click()
    await expect(dialog.getByText('There is no such phone number. Check its digits.')).toBeVisible()
    await dialog.getByLabel('Phone number').fill('(250) 555-0944')
    await dialog.getByRole('button', { name: 'Add client' }).click()
    await expect(theo.page.getByRole('heading', { name: 'Nadia Orlov', level: 1 })).toBeVisible()
    await theo.page.getByRole('tab', { name: 'Details' }).click()
    await theo.page.getByRole('button', { name: 'Add a patient' }).click()
    const patient = theo.page.getByRole('dialog')
    await patient.getByLabel('Name').fill('Pamplemousse')
    await patient.getByLabel('Kind').fill('cat')
    await patient.getByRole('button', { name: 'Save' }).click()
    await expect(theo.page.getByText('Pamplemousse')).toBeVisible()
    const maya = await desk('maya@salon.test')
    await toClients(maya)
    for (const words of ['250 555 0944', 'pample', 'orlov']) {
      await maya.page.getByRole('textbox', { name: 'Search clients' }).fill(words)
      await expect(lines(maya)).toHaveText([/Nadia Orlov/])
    }
  })
})

test('Text on a card begins the conversation; what comes back stands in its history, live', async ({
  desk,
  product
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  await page.goto(`${product.url}/clients?q=Abigail`)
  await page.getByRole('link', { name: 'Abigail Stone' }).click()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Your colour has arrived.')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(theo.text('Your colour has arrived.')).toBeVisible()
  await page.getByRole('link', { name: 'Abigail Stone', exact: true }).click()
  const history = page.getByRole('region', { name: /^Contact history/ })
  await expect(history.getByText('1 text')).toBeVisible()
  await product.text('+12505550139', 'Wonderful, coming by at four')
  await expect(history.getByText('2 texts')).toBeVisible()
  await expect(history.getByText('Wonderful, coming by at four')).toBeVisible()
})

test('details are changed, kept when one leaves, and seen by the other; consent says since when', async ({
  desk,
  product
}) => {
  const [theo, maya] = [await desk('theo@salon.test'), await desk('maya@salon.test')]
  for (const who of [theo, maya]) {
    await who.page.goto(`${product.url}/clients?q=Desmond`)
    await who.page.getByRole('link', { name: 'Desmond Achebe' }).click()
  }
  await theo.page.getByRole('tab', { name: 'Details' }).click()
  await theo.page.getByLabel('Type').fill('vip')
  await theo.page.reload()
  await expect(theo.page.getByLabel('Type')).toHaveValue('vip')
  await theo.page.getByRole('button', { name: 'Save' }).click()
  await expect(maya.page.getByRole('definition').filter({ hasText: 'vip' })).toBeVisible()
  await theo.page.getByRole('tab', { name: 'Preferences' }).click()
  const marketing = theo.page.getByRole('switch', { name: 'Marketing texts' })
  await marketing.click()
  await expect(
    maya.page.getByRole('region', { name: /^Contact history/ }).getByText(/by Theo .*, at the desk/)
  ).toBeVisible()
  await axe(theo)
})

test.describe('another’s client', () => {
  test.use({ alsoExpected: /404 \(Not Found\)/ })

  test('a stylist finds her own clients only, and a link to another’s card leads nowhere', async ({
    desk,
    product
  }) => {
    const maya = await desk('maya@salon.test')
    await maya.page.goto(`${product.url}/clients?q=Bea`)
    await maya.page.getByRole('link', { name: 'Bea Holloway' }).click()
    await expect(maya.page.getByRole('heading', { name: 'Bea Holloway', level: 1 })).toBeVisible()
    const zoe = await desk('zoe@salon.test')
    await zoe.page.goto(`${product.url}/clients?q=Bea`)
    await expect(zoe.page.getByText('Nobody matches')).toBeVisible()
    await zoe.page.goto(maya.page.url())
    await expect(
      zoe.page.getByText('There is no such client, or you may not see them.')
    ).toBeVisible()
  })
})

// The page of somebody who is erased may ask for them once more.
test.describe('gone', () => {
  test.use({ alsoExpected: /404 \(Not Found\)/ })

  test('a card merged with another, and one erased for good', async ({ desk, product }) => {
    const maya = await desk('maya@salon.test')
    const { page } = maya
    await page.goto(`${product.url}/clients?q=Connor`)
    await page.getByRole('link', { name: 'Connor McLeish' }).click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Merge with another card…' }).click()
    await page.getByRole('combobox').fill('dylan')
    await page.getByRole('option', { name: /Dylan Reyes/ }).click()
    await page.getByRole('button', { name: 'Merge into Dylan Reyes' }).click()
    await expect(page.getByRole('heading', { name: 'Dylan Reyes', level: 1 })).toBeVisible()
    await expect(page.getByText('with Connor McLeish, by Maya Okafor')).toBeVisible()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Erase for good…' }).click()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await expect(page).toHaveURL(/\/clients$/)
    await page.getByRole('textbox', { name: 'Search clients' }).fill('dylan')
    await expect(page.getByText('Nobody matches')).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone, ${colorScheme}: the list, a card, its actions at the thumb, no barrier`, async ({
    desk
  }) => {
    const theo = await desk('theo@salon.test', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme
    })
    await theo.page.getByRole('link', { name: 'Clients', exact: true }).tap()
    await expect(theo.page).toHaveURL(/\/clients$/)
    const list = theo.page.getByRole('list', { name: 'Clients', exact: true })
    await expect(list.getByRole('link').first()).toBeVisible()
    await axe(theo)
    await list.getByRole('link', { name: 'Priya Raman' }).tap()
    await expect(theo.page.getByRole('heading', { name: 'Priya Raman', level: 1 })).toBeVisible()
    await axe(theo)
    await theo.page.getByRole('tab', { name: 'Appointments' }).tap()
    await expect(theo.page.getByText('Gloss with Zoe', { exact: true })).toBeVisible()
    await axe(theo)
    await theo.page.getByRole('button', { name: 'Text', exact: true }).tap()
    await expect(theo.thread).toBeVisible()
  })
}

test('booked from the card: the other’s list and card show it at once, and its end in the history', async ({
  desk,
  product
}) => {
  const [theo, maya] = [await desk('theo@salon.test'), await desk('maya@salon.test')]
  await toClients(theo)
  await theo.page.getByRole('button', { name: 'New client' }).click()
  const dialog = theo.page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Bella Booker')
  await dialog.getByLabel('Phone number').fill('(250) 555-0947')
  await dialog.getByRole('button', { name: 'Add client' }).click()
  await expect(theo.page.getByRole('heading', { name: 'Bella Booker', level: 1 })).toBeVisible()
  await maya.page.goto(`${product.url}/clients?q=Bella+Booker`)
  const row = maya.page.getByRole('row', { name: /Bella Booker/ })
  await expect(row.getByText('None booked')).toBeVisible()
  await theo.page.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(theo.page.getByLabel('Mobile of this appointment')).toHaveValue('(250) 555-0947')
  await theo.page.getByLabel('Date').fill('2028-02-15')
  await theo.page.getByLabel('Start').fill('10:30')
  await theo.page.keyboard.press('Control+s')
  await expect(theo.page.getByText('Booked', { exact: true })).toBeVisible()
  await expect(row.getByText(/Feb.*10:30/)).toBeVisible()
  await maya.page.getByRole('link', { name: 'Bella Booker' }).click()
  const history = maya.page.getByRole('region', { name: /^Contact history/ })
  await expect(history.getByText(/booked for .*10:30.*by Theo/)).toBeVisible()
  const next = maya.page.getByRole('region', { name: 'Next appointment' })
  await expect(next.getByText('Not confirmed')).toBeVisible()
  await maya.page.getByRole('radio', { name: 'Appointments' }).check({ force: true })
  await axe(maya)
  const id = theo.page.url().split('/').at(-1)!
  const say = (status: string) =>
    theo.page.evaluate(
      ([id, status]) =>
        fetch(`/api/v1/appointments/${id}/status`, {
          ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
          body: JSON.stringify({ status })
        }).then(answer => answer.status),
      [id, status]
    )
  expect(await say('confirmed')).toBe(200)
  await expect(next.getByText('Confirmed')).toBeVisible()
  await expect(history.getByText('Appointment confirmed')).toBeVisible()
  await maya.page.getByRole('tab', { name: 'Appointments' }).click()
  await expect(maya.page.getByRole('region', { name: 'To come' }).getByRole('link')).toHaveCount(1)
  await axe(maya)
  expect(await say('cancelled')).toBe(200)
  await expect(next.getByText('None booked')).toBeVisible()
  await maya.page.getByRole('tab', { name: 'Contact history' }).click()
  await expect(history.getByText('Appointment cancelled')).toBeVisible()
})

test('the list by next appointment: who comes next stands first, in the address too', async ({
  desk
}) => {
  const maya = await desk('maya@salon.test')
  await toClients(maya)
  await maya.page.getByRole('button', { name: 'Sorted by name' }).click()
  await maya.page.getByRole('menuitem', { name: 'By next appointment' }).click()
  await expect(maya.page).toHaveURL(/sort=appointment/)
  const cells = maya.page.getByRole('row').nth(1).getByRole('cell')
  await expect(cells.nth(2)).toHaveText(/\d:\d\d/)
  await axe(maya)
  await maya.page.reload()
  await expect(maya.page.getByRole('button', { name: 'Sorted by next appointment' })).toBeVisible()
})

test('a message by e-mail says when none can leave; by SMS its words go on in the conversation', async ({
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  await toClients(theo)
  await page.getByRole('textbox', { name: 'Search clients' }).fill('ellsworth')
  await page.getByRole('link', { name: 'Margaret Ellsworth' }).click()
  await page.getByRole('button', { name: 'Message', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'E-mail' }).press(' ')
  await expect(dialog.getByRole('status')).toHaveText(/^Parlor has no mail server yet/)
  await expect(dialog.getByRole('button', { name: 'Send e-mail' })).toHaveAttribute(
    'aria-disabled',
    'true'
  )
  await dialog.getByLabel('Subject').fill('Your two cakes')
  await dialog.getByLabel('Message', { exact: true }).fill('We loved both of them.')
  await axe(theo)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Message', exact: true }).press('Enter')
  await dialog.getByRole('radio', { name: 'E-mail' }).press(' ')
  await expect(dialog.getByLabel('Subject')).toHaveValue('Your two cakes')
  await dialog.getByRole('radio', { name: 'SMS' }).press(' ')
  await expect(dialog.getByText('“Your two cakes” goes with an e-mail only.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Continue in the conversation' }).click()
  const text = page.getByRole('textbox', { name: /^Text to Margaret/ })
  await expect(text).toHaveValue('We loved both of them.')
  await text.fill('')
})
