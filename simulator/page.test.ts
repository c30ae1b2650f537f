import { deepEqual, equal } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type Page, chromium } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { browserFlags, findBrowser } from '../scripts/browser.ts'
import { buildPage } from './build-page.ts'
import { priya, aBusiness, aCarrier, salon } from './testing/simulator-for-tests.ts'

const waitMsMax = 8_000

let browser: Browser
let pageFolder: string

before(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'handsets-'))
  await buildPage(pageFolder)
  const { executablePath, env } = findBrowser(chromium.executablePath())
  browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: browserFlags
  })
})

after(async () => {
  await browser?.close()
  await rm(pageFolder, { recursive: true, force: true })
})

type Look = { width?: number; height?: number; colorScheme?: 'light' | 'dark' }

async function thePhones(
  t: TestContext,
  { width = 1440, height = 900, colorScheme = 'light' }: Look = {}
) {
  const carrier = await aCarrier(t, { pageFolder, inboxUrl: 'http://localhost:3000/inbox' })
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  t.after(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(waitMsMax)
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => message.type() === 'error' && troubles.push(message.text()))
  await page.goto(carrier.simulator.url)
  const phone = (name: string) => page.getByRole('region', { name, exact: true })
  await phone('Priya Raman').waitFor()
  return { ...carrier, page, phone, troubles }
}

const field = 'Text message to Fern & Wild'

test('a client types by keyboard alone, and the salon hears it', async t => {
  const { page, phone, control, client, troubles } = await thePhones(t)
  const business = await aBusiness(t)
  const [number] = await client.incomingPhoneNumbers.list()
  await client.incomingPhoneNumbers(number!.sid).update({ smsUrl: `${business.url}/in` })
  await phone('Gloria Bassett').getByLabel(field).focus()
  await page.keyboard.type('Can I move to Friday?')
  await page.keyboard.press('Enter')
  await phone('Gloria Bassett').getByRole('list').getByText('Can I move to Friday?').waitFor()
  const [heard] = await business.hears(1)
  equal(heard?.params['From'], '+12505550163')
  await page.getByRole('list', { name: 'Texts log' }).getByText('received').waitFor()
  equal((await control('GET ledger?kind=inbound')).entries.length, 1)
  deepEqual(troubles, [])
})

test('what the salon sends appears on the right handset, and what fails leaves a hole', async t => {
  const { page, phone, client } = await thePhones(t)
  await client.messages.create({ to: priya, from: salon, body: 'See you at 2:30' })
  await phone('Priya Raman').getByRole('list').getByText('See you at 2:30').waitFor()
  equal(await page.getByText('See you at 2:30').count(), 1)
  await client.messages.create({ to: '+12505550135', from: salon, body: 'Hello Ines' })
  await phone('Ines Duarte').getByText('1 text lost on the way').waitFor()
  await page.getByText('failed, 30006').waitFor()
})

test('a person who opted out comes back with START', async t => {
  const { phone, client } = await thePhones(t)
  await phone('Rachel Kim').getByText('refused, 21610').waitFor()
  await phone('Rachel Kim').getByRole('button', { name: 'Text START' }).click()
  await phone('Rachel Kim').getByText('re-subscribed').waitFor()
  const sent = await client.messages.create({ to: '+12505550151', from: salon, body: 'Welcome' })
  equal(sent.status, 'queued')
})

test('settings of a phone and of the carrier are set on the page', async t => {
  const { page, phone, control } = await thePhones(t)
  await phone('Marcus Bell').getByLabel('Delivery').selectOption('Never')
  await phone('Marcus Bell').getByLabel('Fails with').selectOption('30003, phone off')
  await page.getByLabel('Lost texts').selectOption('50%')
  const saved = page.waitForResponse(
    answer => answer.request().postData()?.includes('outOfOrder') ?? false
  )
  await page.getByLabel('Out of order').check()
  await saved
  await page.reload()
  equal(await phone('Marcus Bell').getByLabel('Fails with').inputValue(), '30003')
  equal(await page.getByLabel('Lost texts').inputValue(), '50')
  equal(await page.getByLabel('Out of order').isChecked(), true)
  const { entries } = await control('GET ledger?kind=handset')
  equal(entries.length, 2)
})

test('a phone is added, texts, outlives a reload and is removed', async t => {
  const { page, phone } = await thePhones(t)
  await page.getByRole('button', { name: 'Add a phone' }).click()
  await page.getByLabel('Name').fill('Hana Sato')
  await page.getByLabel('Number', { exact: true }).fill('(250) 555-0190')
  await page.getByRole('button', { name: 'Add the phone' }).click()
  await phone('Hana Sato').getByLabel(field).fill('Hello')
  await phone('Hana Sato').getByRole('button', { name: 'Send', exact: true }).click()
  await page.reload()
  await phone('Hana Sato').getByRole('list').getByText('Hello').waitFor()
  await phone('Hana Sato').getByRole('button', { name: 'More for Hana Sato' }).click()
  await phone('Hana Sato').getByRole('button', { name: 'Remove this phone' }).click()
  await phone('Hana Sato').waitFor({ state: 'detached' })
})

const looks: [why: string, look: Look][] = [
  ['1440 px, light', {}],
  ['1440 px, dark', { colorScheme: 'dark' }],
  ['390 px, light', { width: 390, height: 844 }],
  ['390 px, dark', { width: 390, height: 844, colorScheme: 'dark' }]
]

for (const [why, look] of looks) {
  test(`nothing is in the way of anyone and nothing sticks out at ${why}`, async t => {
    const { page, phone, client, control } = await thePhones(t, look)
    await client.messages.create({ to: priya, from: salon, body: 'See you at 2:30' })
    await control('POST inbound', { from: priya, to: salon, body: 'C', wait: false })
    await phone('Priya Raman').getByText('See you at 2:30').waitFor()
    await page.getByText('not passed on').waitFor()
    await stillness(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    deepEqual(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      []
    )
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth
    ])
    equal(content, window)
  })
}

async function stillness(page: Page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
}

test('a lost carrier is said on the page, and the draft stays', async t => {
  const { page, phone, simulator } = await thePhones(t)
  await simulator.stop()
  await page.getByText('The connection to the virtual carrier is lost').waitFor()
  await phone('Priya Raman').getByLabel(field).fill('hi')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('does not answer').waitFor()
  equal(await phone('Priya Raman').getByLabel(field).inputValue(), 'hi')
})
