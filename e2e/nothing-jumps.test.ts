import type { Page } from '@playwright/test'
import { expect, test } from './the-salon.ts'

test('under the pointer no row moves: a pill says how many wait, and lets them in', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const third = maya.list.getByRole('link').nth(2)
  await third.hover()
  const before = await third.getAttribute('href')
  await product.text('+12505550901', 'Are you open on Sunday?')
  await product.text('+12505550902', 'Are you open on Monday?')
  const pill = maya.page.getByRole('button', { name: '2 new' })
  await expect(pill).toBeVisible()
  expect(await third.getAttribute('href')).toBe(before)
  await pill.click()
  await expect(maya.row(/\(250\) 555-0902/)).toBeVisible()
  await expect(pill).toHaveCount(0)
})

test('a page loaded without a network shows the list and the conversation as they were', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550903', 'See you at noon')
  await theo.open(/\(250\) 555-0903/)
  await expect(theo.text('See you at noon')).toBeVisible()
  await expect.poll(() => isKept(theo.page, 'See you at noon')).toBe(true)
  await expect.poll(() => hasShell(theo.page)).toBe(true)
  await theo.context.setOffline(true)
  await theo.page.reload()
  await expect(theo.text('See you at noon')).toBeVisible()
  await expect(theo.row(/\(250\) 555-0903/)).toBeVisible()
  await expect(theo.page.getByText(/^Offline, as of/)).toBeVisible()
  await theo.send('Written before the network was back')
  await expect(theo.page.getByText('1 text will send when you’re back.')).toBeVisible()
  await theo.context.setOffline(false)
  await expect(theo.thread.getByText('Delivered').last()).toBeVisible()
  await expect
    .poll(() => product.acceptedTo('+12505550903'))
    .toEqual(['Written before the network was back'])
})

test('on the phone one thing at a time, and the way back leads to the row', async ({
  product,
  desk
}) => {
  await product.text('+12505550163', 'Gloria here') // whoever closed hers before
  for (let n = 10; n < 25; n++) await product.text(`+12505550${n}9`, `Number ${n}`)
  const maya = await desk('maya@salon.test', { viewport: { width: 360, height: 740 } })
  await maya.open(/Gloria Bassett/)
  await expect(maya.list).toBeHidden()
  await expect(maya.page.getByRole('heading', { name: 'Gloria Bassett' })).toBeFocused()
  await maya.page.getByRole('button', { name: 'Show client' }).click()
  await expect(maya.page.getByRole('heading', { name: 'Client', exact: true })).toBeFocused()
  await maya.page.keyboard.press('Escape')
  await expect(maya.page.getByRole('button', { name: 'Show client' })).toBeFocused()
  await maya.page.getByRole('button', { name: 'Back to the list' }).click()
  await expect(maya.row(/Gloria Bassett/)).toBeFocused()
})

test('the theme that somebody chose is there again after a reload', async ({ desk }) => {
  const maya = await desk('maya@salon.test', { colorScheme: 'light' })
  const ground = () => maya.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await maya.page.getByRole('button', { name: /^You, Maya/ }).click()
  await maya.page.getByRole('menuitem', { name: 'Dark theme' }).click()
  await expect.poll(ground).not.toBe(light)
  await maya.page.reload()
  await expect(maya.list).toBeVisible()
  expect(await ground()).not.toBe(light)
})

/** The browser writes what is on the screen at most once a second. */
function isKept(page: Page, words: string): Promise<boolean> {
  return page.evaluate(
    wanted =>
      new Promise<boolean>(resolve => {
        const opening = indexedDB.open('parlor')
        opening.onsuccess = () => {
          const db = opening.result
          const reading = db.transaction('screen').objectStore('screen').get('last')
          reading.onsuccess = () => {
            db.close()
            // The row alone, with its preview, may have been kept before the thread was there.
            const threads = reading.result?.known.state.threads ?? {}
            resolve(JSON.stringify(threads).includes(wanted))
          }
        }
      }),
    words
  )
}

/** Page, scripts and styles are in the worker's keeping. */
function hasShell(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const paths = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(
      script => new URL(script.src).pathname
    )
    const kept = await Promise.all(['/', ...paths].map(path => caches.match(path)))
    return navigator.serviceWorker.controller !== null && kept.every(each => each !== undefined)
  })
}
