import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './the-salon.ts'

test('a key made in the settings reads for a program, does no more, and ends when it is revoked', async ({
  product,
  desk
}) => {
  const { page } = await desk('maya@salon.test')
  await page.goto(`${product.url}/settings/developer`)
  await page.getByRole('button', { name: 'Make a key' }).click()
  const form = page.getByRole('dialog', { name: 'Make an API key' })
  await form.getByLabel('Name').fill('Booking system')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Enter')
  const shown = page.getByRole('dialog', { name: 'Keep this key now' })
  const key = await shown.getByLabel('Key', { exact: true }).inputValue()
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Booking system' })
  await expect(row).toContainText(`reads · ends with ${key.slice(-4)}`)

  const ask = (path: string, body?: object) =>
    fetch(`${product.url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) })
    })
  const list = await ask('/conversations?view=open')
  expect(list.status).toBe(200)
  const { rows } = (await list.json()) as { rows: { id: string }[] }
  const text = { messageId: crypto.randomUUID(), body: 'From a program' }
  expect((await ask(`/conversations/${rows[0]!.id}/messages`, text)).status).toBe(403)
  await page.reload()
  await expect(row).toContainText('used')

  await row.getByRole('button', { name: 'Revoke Booking system' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('No keys yet')).toBeVisible()
  expect((await ask('/conversations?view=open')).status).toBe(401)
})

test('who has no developer access does not find the keys', async ({ product, desk }) => {
  const { page } = await desk('theo@salon.test')
  await page.goto(`${product.url}/settings/developer`)
  await expect(page.getByText('This needs the right “Developer access”.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Developer', exact: true })).toHaveCount(0)
})
