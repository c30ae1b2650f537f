import { type AtTheDesk, expect, type Product, test } from './the-salon.ts'

/** The next text to this phone comes to nothing, with this code of the carrier. */
async function fails(product: Product, phone: string, code: number) {
  const fault = { kind: 'code', code }
  await product.carrier('faults', { match: { to: phone }, times: 1, fault })
}

async function openDetails(desk: AtTheDesk, body: string) {
  const details = desk.text(body).getByRole('button', { name: 'Details' })
  await expect(details).toBeVisible()
  if ((await details.getAttribute('aria-expanded')) !== 'true') await details.press('Enter')
  return desk.text(body)
}

test('a text that did not arrive says why under Details, is changed, and goes in its place', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550701', 'Hello')
  await fails(product, '+12505550701', 30006)
  await theo.open(/\(250\) 555-0701/)
  await theo.send('See you at 3')
  await expect(theo.text('See you at 3')).toContainText('Not delivered: this number is a landline')
  await theo.page.reload()
  const details = await openDetails(theo, 'See you at 3')
  await expect(details).toContainText('Call them and ask for a mobile number.')
  await expect(details).toContainText('the same text would fail again')
  await expect(details).toContainText('Carrier 30006')
  await expect(details.getByRole('button', { name: 'Retry' })).toBeDisabled()

  await theo.page.getByRole('button', { name: 'Write a note' }).click()
  await details.getByRole('button', { name: 'Edit and resend' }).press('Enter')
  await expect(theo.field).toBeFocused()
  await expect(theo.field).toHaveValue('See you at 3')
  const place = theo.page.getByText('In place of the text that failed')
  await expect(place).toBeVisible()
  await theo.page.reload()
  await expect(place).toBeVisible()
  await theo.send('See you at 4')
  await expect(place).toHaveCount(0)
  await expect(theo.text('See you at 4').getByText('Delivered')).toBeVisible()
  await openDetails(theo, 'See you at 3')
  await expect(theo.text('See you at 3').getByRole('button', { name: /resend|Retry/ })).toHaveCount(
    0
  )
  await expect
    .poll(() => product.acceptedTo('+12505550701'))
    .toEqual(['See you at 3', 'See you at 4'])
})

test('Retry sends the same words once; emptied, the field stands for no failed text any more', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550706', 'Hello')
  await fails(product, '+12505550706', 30008)
  await theo.open(/\(250\) 555-0706/)
  await theo.send('The gate is open')
  await openDetails(theo, 'The gate is open')
  const failed = theo.text('The gate is open').first()
  await failed.getByRole('button', { name: 'Edit and resend' }).click()
  await theo.field.fill('')
  await theo.send('Something else')
  await expect(theo.text('Something else').getByText('Delivered')).toBeVisible()
  await failed.getByRole('button', { name: 'Retry' }).click()
  await expect(theo.text('The gate is open').last().getByText('Delivered')).toBeVisible()
  await expect(failed.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  await expect
    .poll(() => product.acceptedTo('+12505550706'))
    .toEqual(['The gate is open', 'Something else', 'The gate is open'])
})

test('to somebody who has texted STOP meanwhile nothing goes again, and it says so', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550707', 'Hello')
  await fails(product, '+12505550707', 30008)
  await theo.open(/\(250\) 555-0707/)
  await theo.send('Are you there?')
  const failed = await openDetails(theo, 'Are you there?')
  await product.text('+12505550707', 'STOP')
  await expect(theo.field).toHaveCount(0)
  const edit = failed.getByRole('button', { name: 'Edit and resend' })
  await expect(edit).toBeDisabled()
  await expect(edit).toHaveAccessibleDescription(/has asked not to be texted/)
  await expect(failed.getByRole('button', { name: 'Retry' })).toBeDisabled()
})
