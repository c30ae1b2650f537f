import { generateSync } from 'otplib'
import type { BrowserContext, Page } from '@playwright/test'
import { AtTheDesk, expect, type Product, test } from './the-salon.ts'

const password = 'let-me-in-demo'

/** A passkey is bound to a name, and an address of this machine has one: localhost. */
function named(product: Product): string {
  return product.url.replace('127.0.0.1', 'localhost')
}

/** A device with a finger on its sensor, as the browser has one built in. */
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

async function typePassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^You, / }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByLabel('E-mail')).toBeVisible()
}

const open = async (context: BrowserContext, url: string) => {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test('a passkey is made after the password was typed again, and then opens the door alone', async ({
  product,
  browser
}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await open(context, named(product))
  await giveDevice(page)
  await typePassword(page, 'theo@salon.test')
  await expect(new AtTheDesk(page, product).list).toBeVisible()

  await page.goto(`${named(product)}/settings/security`)
  const passkeys = page.getByRole('region', { name: 'Passkeys' })
  await passkeys.getByLabel('Name').fill('Theo’s phone')
  await passkeys.getByLabel('Your password').fill('not this one')
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(passkeys.getByText('That is not your password.')).toBeVisible()
  await passkeys.getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await expect(passkeys.getByRole('listitem')).toContainText('Theo’s phone')
  await expect(passkeys.getByRole('listitem')).toContainText('not used yet')

  await signOut(page)
  await page.getByRole('button', { name: 'Continue with a passkey' }).click()
  await expect(page.getByRole('button', { name: /^You, Theo Lindqvist/ })).toBeVisible()
  await page.goto(`${named(product)}/settings/security`)
  await passkeys.getByRole('button', { name: 'Remove: Theo’s phone' }).click()
  await expect(passkeys.getByText('None yet')).toBeVisible()
  await signOut(page)
  await page.getByRole('button', { name: 'Continue with a passkey' }).click()
  await expect(page.getByText(/opens nothing here/)).toBeVisible()
  await context.close()
})

test('with codes on, the password alone opens nothing; a code does, and each recovery code once', async ({
  product,
  browser
}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await open(context, product.url)
  const desk = new AtTheDesk(page, product)
  await typePassword(page, 'zoe@salon.test')
  await expect(desk.list).toBeVisible()

  await page.goto(`${product.url}/settings/security`)
  const codes = page.getByRole('region', { name: 'Codes of an authenticator' })
  await codes.getByRole('button', { name: 'Turn on' }).click()
  await expect(codes.getByLabel('Your password')).toBeFocused()
  await expect(codes.getByLabel('Your password')).toBeFocused()
  await codes.getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  await expect(codes.getByRole('img', { name: /for the camera/ })).toBeVisible()
  await expect(codes.getByRole('img', { name: /for the camera/ })).toBeVisible()
  const secret = (await codes.locator('code').innerText()).replaceAll(' ', '')
  await codes.getByLabel('Code', { exact: true }).fill(generateSync({ secret }))
  await page.keyboard.press('Enter')
  const shown = codes.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const [recovery = '', second = '', third = ''] = await shown.allInnerTexts()
  await codes.getByRole('button', { name: 'I have kept them' }).click()
  await expect(codes.getByText('Recovery codes: 10 left')).toBeVisible()

  const zoe = page.getByRole('button', { name: /^You, Zoe Park/ })
  const code = page.getByLabel('Code', { exact: true })
  const comeWith = async (given: string) => {
    await signOut(page)
    await typePassword(page, 'zoe@salon.test')
    await expect(code).toBeFocused()
    await code.fill(given)
    await page.keyboard.press('Enter')
  }
  const refused = page.getByText('That code is not right, or was used already.')
  await comeWith('000000')
  await expect(refused).toBeVisible()
  // The half minute whose code turned them on is used up; a phone's clock may be one ahead.
  await code.fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }))
  await page.keyboard.press('Enter')
  await expect(zoe).toBeVisible()
  await comeWith(recovery)
  await expect(zoe).toBeVisible()
  await comeWith(recovery)
  await expect(refused).toBeVisible()

  // Turned off: other stories of this salon come in with the password alone.
  await code.fill(second)
  await page.keyboard.press('Enter')
  await expect(zoe).toBeVisible()
  await page.goto(`${product.url}/settings/security`)
  await codes.getByRole('button', { name: 'Turn off' }).click()
  await codes.getByLabel('Your password').fill(password)
  await codes.getByLabel('Code', { exact: true }).fill(third)
  await page.keyboard.press('Enter')
  await expect(codes.getByRole('button', { name: 'Turn on' })).toBeVisible()
  await context.close()
})
