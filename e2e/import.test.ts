import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { type AtTheDesk, expect, test } from './the-salon.ts'

async function axe(who: AtTheDesk) {
  const { violations } = await new AxeBuilder({ page: who.page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}
const choose = (who: AtTheDesk, name: string, content: string | Buffer) =>
  who.page.locator('input[type=file]').setInputFiles({
    ...{ name, mimeType: 'text/csv' },
    buffer: Buffer.isBuffer(content) ? content : Buffer.from(content)
  })

const file = `First name,Last name,Mobile,E-mail,Tags,Points
Nadia,Imported,(250) 555-0961,nadia.i@mail.test,Oak Bay,12
Priya,Raman,250-555-0142,priya.new@mail.test,,3
Jo,Li,250 555 01,,,
"Søren ""Sam""",Ås,+1 250 555 0962,,"Oak Bay; VIP",
`

test('a file from the first column to the cards, mended on the way, and taken back', async ({
  desk,
  product
}) => {
  const maya = await desk('maya@salon.test')
  const { page } = maya
  await page.goto(`${product.url}/clients`)
  await page.getByRole('button', { name: 'Import' }).click()
  await choose(maya, 'oak-bay.csv', file)
  await expect(page.getByRole('button', { name: 'Where Points goes: Leave out' })).toBeVisible()
  await axe(maya)
  await page.getByRole('button', { name: 'Check 4 lines' }).click()
  const total = (name: RegExp) => page.getByRole('radio', { name })
  await expect(total(/^2 new/)).toBeVisible()
  await expect(total(/^1 merged/)).toBeChecked()
  await expect(page.getByText('On the card of Priya Raman: e-mail added')).toBeVisible()
  await axe(maya)
  await total(/^1 bad/).check({ force: true })
  await expect(page.getByText('250 555 01: There is no such phone number.')).toBeVisible()
  await page.getByRole('button', { name: 'Mend here' }).click()
  const mend = page.getByRole('dialog', { name: 'Line 4' })
  await mend.getByLabel('Phone numbers, one a line').fill('250 555 0963')
  await mend.getByRole('button', { name: 'Check again' }).click()
  await page.getByRole('button', { name: 'Import 4 clients' }).click()
  await expect(page.getByText('3 new clients, 1 merged')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'See the clients' }).click()
  await page.getByRole('textbox', { name: 'Search clients' }).fill('søren sam')
  await expect(page.getByRole('rowheader')).toHaveText([/Søren "Sam" Ås/])
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('Everything is as it was before')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'See the clients' }).click()
  await page.getByRole('textbox', { name: 'Search clients' }).fill('søren sam')
  await expect(page.getByText('Nobody matches')).toBeVisible()
})

test('what is no such file is said plainly, and the address book of a phone is one', async ({
  desk,
  product
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  await page.goto(`${product.url}/clients/import`)
  await choose(theo, 'open.csv', 'Name,Note\nNadia,"never closed\nTom,x\n')
  await expect(page.getByText(/A quote opens in line \d and never closes/)).toBeVisible()
  await choose(theo, 'book.xlsx', Buffer.from([80, 75, 3, 4, 0, 0, 0, 8]))
  await expect(
    page.getByText('This is a workbook or a picture. Save it as CSV first.')
  ).toBeVisible()
  await choose(theo, 'heading.csv', 'Name,Phone\n')
  await expect(page.getByText('This file holds a heading and nothing else.')).toBeVisible()
  const utf16 = Buffer.from('\uFEFFName\tPhone\nÉloïse Zéphyr\t250 555 0964\n', 'utf16le')
  await choose(theo, 'utf16.csv', utf16)
  await page.getByRole('button', { name: 'Check 1 line' }).click()
  await expect(page.getByText('Éloïse Zéphyr')).toBeVisible()
  await page.getByRole('button', { name: 'Back to clients' }).click()
  await choose(theo, 'latin.csv', Buffer.from('Name;Phone\nJosé Müller;250 555 0965\n', 'latin1'))
  await page.getByRole('button', { name: 'Check 1 line' }).click()
  await expect(page.getByText('José Müller')).toBeVisible()
  await page.getByRole('button', { name: 'Back to clients' }).click()
  const cards = ['Vera Card', 'Will Card'].map(
    (name, place) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:Card;${name.split(' ')[0]};;;\r\nTEL;TYPE=CELL:(250) 555-097${place}\r\nEMAIL:${place}@card.test\r\nBDAY:19880606\r\nEND:VCARD\r\n`
  )
  await choose(theo, 'phone.vcf', cards.join(''))
  await expect(page.getByRole('radio', { name: /^2 new/ })).toBeVisible()
  await expect(page.getByText('Vera Card')).toBeVisible()
})

test('all clients come out as a file that no spreadsheet runs, and that is read again', async ({
  desk,
  product
}) => {
  const maya = await desk('maya@salon.test')
  const { page } = maya
  await page.goto(`${product.url}/clients`)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const csv = readFileSync(await (await coming).path(), 'utf8')
  const lines = csv.trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(50)
  expect(csv).not.toMatch(/(^|,)[=+@]/m)
  await page.goto(`${product.url}/clients/import`)
  await choose(maya, 'clients.csv', csv)
  await page.getByRole('button', { name: /^Check \d+ lines$/ }).click()
  await expect(page.getByRole('radio', { name: /^0 new/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^0 bad/ })).toBeVisible()
})
