import { expect, test } from './the-salon.ts'

test('a client who texted STOP can not be answered, and the place of the box says why', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550702', 'STOP')
  await theo.open(/\(250\) 555-0702/)
  await expect(theo.page.getByText(/asked not to be texted/)).toBeVisible()
  await expect(theo.field).toHaveCount(0)
  await product.text('+12505550702', 'START')
  await expect(theo.field).toBeVisible()
})

test('the counter tells what a text costs and which character makes it two', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550703', 'Hello')
  await theo.open(/\(250\) 555-0703/)
  await theo.field.fill('See you at 3')
  await expect(theo.page.getByText('12 of 160')).toBeVisible()
  await theo.field.fill(`It’s free after 3. ${'Come in from Broad Street. '.repeat(3)}`)
  await expect(theo.page.getByText(/2 texts/)).toBeVisible()
  await theo.page.getByRole('button', { name: 'Straighten it' }).click()
  await expect(theo.page.getByText(/of 160/)).toBeVisible()
  await theo.field.fill('x'.repeat(1601))
  await expect(theo.page.getByText(/1 character over the 1,600/).first()).toBeVisible()
})

test('nothing typed is lost: a draft survives a reload and a visit elsewhere', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550716', 'Good morning')
  await product.text('+12505550704', 'Hello')
  await theo.open(/\(250\) 555-0704/)
  await theo.field.fill('I was about to say')
  await theo.open(/\(250\) 555-0716/)
  await expect(theo.field).toHaveValue('')
  await expect(theo.row(/\(250\) 555-0704.*I was about to say/)).toBeVisible()
  await theo.page.reload()
  await theo.open(/\(250\) 555-0704/)
  await expect(theo.field).toHaveValue('I was about to say')
})

test('offline it says so, keeps the text, and sends it once when the network is back', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550705', 'Hello')
  await theo.open(/\(250\) 555-0705/)
  await theo.context.setOffline(true)
  await expect(theo.page.getByText('Offline', { exact: true }).first()).toBeVisible()
  await theo.send('Written in the tunnel')
  await expect(theo.thread.getByText('Will send when online')).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550705')).toEqual([])
  await theo.context.setOffline(false)
  await expect(theo.thread.getByText('Delivered').last()).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550705')).toEqual(['Written in the tunnel'])
})
