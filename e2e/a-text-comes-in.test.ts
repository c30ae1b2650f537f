import { expect, test } from './the-salon.ts'

test('a client types on the handset, two at the desk see it, one answers, and the tick comes', async ({
  product,
  desk,
  browser
}) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  const handsets = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await handsets.goto(product.carrierUrl)
  const phone = handsets.getByRole('region', { name: 'Marcus Bell' })
  const field = phone.getByLabel('Text message to Fern & Wild')
  await field.fill('Can I move to Friday?')
  await field.press('Enter')

  for (const person of [maya, theo]) {
    await expect(person.row(/Marcus Bell.*Can I move to Friday\?/)).toBeVisible()
  }
  await theo.open(/Marcus Bell/)
  await expect(theo.text('Can I move to Friday?')).toBeVisible()
  await maya.open(/Marcus Bell/)
  await theo.send('Friday at 3 it is')
  await expect(theo.text('Friday at 3 it is')).toBeVisible()
  await expect(theo.thread.getByText('Delivered').last()).toBeVisible()
  await expect(maya.text('Friday at 3 it is')).toBeVisible()
  await expect(phone.getByText('Friday at 3 it is')).toBeVisible()
  await expect(theo.field).toHaveValue('')
  await handsets.close()
})

test('a number nobody knows starts a conversation by itself', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550999', 'Do you do bridal hair?')
  await expect(theo.row(/\(250\) 555-0999.*Do you do bridal hair\?/)).toBeVisible()
  await theo.open(/\(250\) 555-0999/)
  await expect(theo.page.getByText('Not in your clients').first()).toBeVisible()
})

test('a stylist sees her own clients only, also live', async ({ product, desk }) => {
  const zoe = await desk('zoe@salon.test')
  const theo = await desk('theo@salon.test')
  await expect(zoe.row(/Priya Raman/)).toBeVisible()
  await product.text('+12505550163', 'Gloria here, for Maya only')
  await product.text('+12505550142', 'Priya here, for Zoe')
  await expect(theo.row(/Gloria here, for Maya only/)).toBeVisible()
  await expect(zoe.row(/Priya here, for Zoe/)).toBeVisible()
  await expect(zoe.row(/Gloria/)).toHaveCount(0)
})

test('what a stranger texts cannot act, hide a link or break the page', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const hostile = [
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>',
    'javascript:alert(1) https://example.com/safe',
    '\u202Egnp.elif\u202C right to left',
    `a${'\u0301'.repeat(3000)}`,
    '👩‍👩‍👧‍👦 café ñandú'
  ]
  for (const body of hostile) await product.text('+12505550666', body)
  await theo.open(/\(250\) 555-0666/)
  await expect(theo.text('café ñandú')).toBeVisible()
  await expect(theo.text('<img src=x')).toBeVisible()
  const hrefs = await theo.thread
    .getByRole('link')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).getAttribute('href')))
  expect(hrefs).toEqual(['https://example.com/safe'])
  expect(await theo.page.evaluate(() => 'hacked' in window)).toBe(false)
  const width = await theo.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(width).toBeLessThanOrEqual(0)
})
