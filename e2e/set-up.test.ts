import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { AtTheDesk, expect, Product, test } from './the-salon.ts'

/** A finger on the sensor of this device. */
async function giveDevice(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
    }
  })
}

test('from the one-time link of an empty installation to the first text, answered by the phone beside it', async ({
  browser
}) => {
  const product = new Product({ PARLOR_WORLD: 'empty' })
  await product.open()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const isAt = (step: string) =>
    expect(page.getByRole('listitem').filter({ hasText: step })).toHaveAttribute(
      'aria-current',
      'step'
    )
  const noViolations = async () =>
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  try {
    await giveDevice(page)
    await page.goto(product.setUpUrl.replace('127.0.0.1', 'localhost'))
    await isAt('Your account')
    await page.getByLabel('Your name').fill('Ada Byrne')
    await page.getByLabel('E-mail').fill('ada@quiet.test')
    await page.getByLabel('Choose a password').fill('a long and quiet river')
    await page.getByLabel('Make a passkey on this device, too').check()
    await page.getByRole('button', { name: 'Next' }).click()
    await isAt('Your business')
    await page.getByLabel('Name', { exact: true }).fill('Quiet River')
    await page.getByLabel('Name', { exact: true }).press('Enter')
    await isAt('Your number')
    await expect(page.getByRole('radio', { name: /Start with a virtual phone/ })).toBeChecked()
    await page.getByRole('button', { name: 'Set up' }).click()

    await isAt('Opening hours')
    await page.getByLabel('Friday, closes').selectOption('20:00')
    await noViolations()
    await page.getByRole('button', { name: 'Next' }).click()
    await isAt('Send your first text')
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/^Hi, this is Quiet River/)
    await page.getByRole('button', { name: 'Send', exact: true }).click()

    const phone = page.getByRole('region', { name: 'Virtual phone' })
    await expect(phone.getByRole('listitem')).toContainText('Hi, this is Quiet River')
    await expect(page.getByText(/^delivered in \d/)).toBeVisible()
    await phone.getByLabel('Answer from the phone').fill('Thursday after 4 would be lovely')
    await page.keyboard.press('Enter')
    const thread = page.getByRole('list', { name: 'What was said' })
    await expect(thread.getByText('Thursday after 4 would be lovely')).toBeVisible()
    await expect(phone.getByRole('listitem')).toHaveCount(2)
    await expect(page.getByText('It works both ways.')).toBeVisible()
    await noViolations()
    await page.getByRole('button', { name: 'Open the inbox' }).click()
    await expect(new AtTheDesk(page, product).row(/Walk-in/)).toBeVisible()
    const at = (path: string) => product.url.replace('127.0.0.1', 'localhost') + path
    await page.goto(at('/settings/hours'))
    await expect(page.getByLabel('Friday, closes')).toHaveValue('20:00')
    await page.goto(at('/settings/security'))
    const passkeys = page.getByRole('region', { name: 'Passkeys' })
    await expect(passkeys.getByRole('listitem')).toContainText('This device')

    const late = await context.newPage()
    await context.clearCookies()
    await late.goto(product.setUpUrl)
    await expect(late.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
  } finally {
    await context.close()
    await product.close()
  }
})
