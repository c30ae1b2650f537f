import { expect, test } from './the-salon.ts'

test('a new text flashes in the schedule’s inbox control, and stands still for who wants no motion', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test', { reducedMotion: 'reduce' })
  await theo.page.goto(`${product.url}/schedule`)
  await theo.page.getByRole('button', { name: 'Today' }).focus()
  const ball = theo.page.locator('#main').getByRole('img', { name: 'New texts' })
  await expect(theo.page.getByText('Theo Lindqvist').first()).toBeVisible()
  await product.text('+12505550840', 'Is anybody there?')
  await expect(ball).toBeVisible()
  const moves = await ball.evaluate(each => getComputedStyle(each).animationName)
  expect(moves).toBe('none')
  await theo.page
    .locator('#main')
    .getByRole('button', { name: /^Inbox/ })
    .click()
  await expect(theo.row(/\(250\) 555-0840/)).toBeVisible()
})
