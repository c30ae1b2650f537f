import type { Page } from '@playwright/test'
import { expect, test } from './the-salon.ts'

/** Maya decides, from her own page, which exceptions Zoe has. */
function giveZoe(mayas: Page, allowed: boolean): Promise<number> {
  return mayas.evaluate(async allowed => {
    const session = await (await fetch('/api/v1/session')).json()
    const zoe = session.colleagues.find((each: { name: string }) => each.name.startsWith('Zoe'))
    const right = { permission: 'conversations.view-all', allowed, reason: null }
    const answer = await fetch(`/api/v1/staff/${zoe.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ exceptions: allowed ? [right] : [] })
    })
    return answer.status
  }, allowed)
}

test('a right that Zoe gets fills her open inbox, and one she loses empties it, without a reload', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const zoe = await desk('zoe@salon.test')
  await product.text('+12505550861', 'Do you do balayage?')
  await expect(maya.row(/\(250\) 555-0861/)).toBeVisible()
  await expect(zoe.row(/\(250\) 555-0861/)).toHaveCount(0)
  expect(await giveZoe(maya.page, true)).toBe(200)
  await expect(zoe.row(/\(250\) 555-0861/)).toBeVisible()
  expect(await giveZoe(maya.page, false)).toBe(200)
  await expect(zoe.row(/\(250\) 555-0861/)).toHaveCount(0)
})
