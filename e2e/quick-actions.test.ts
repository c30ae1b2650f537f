import AxeBuilder from '@axe-core/playwright'
import { newId } from '@parlor/contract/ids.ts'
import { aPostOffice } from '../server/testing/post-office.ts'
import { type AtTheDesk, test as base, expect, Product } from './the-salon.ts'

type PostOffice = Awaited<ReturnType<typeof aPostOffice>>

/** The salon with a mail server, which keeps what it gets. */
const test = base.extend<object, { post: PostOffice; product: Product }>({
  post: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is wanted here
    async ({}, use) => {
      const closing: (() => Promise<void> | void)[] = []
      await use(await aPostOffice({ after: act => void closing.push(act) }))
      for (const close of closing) await close()
    },
    { scope: 'worker' }
  ],
  product: [
    async ({ post }, use) => {
      const product = new Product({ SMTP_URL: post.url })
      await product.open()
      await use(product)
      await product.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ]
})

type Given = { phones?: { phone: string }[]; emails?: { email: string }[] }

function addClient({ page }: AtTheDesk, name: string, given: Given): Promise<number> {
  const body = JSON.stringify({ id: newId(), name, ...given })
  return page.evaluate(async sent => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/v1/clients', { method: 'POST', body: sent, headers })).status
  }, body)
}

const dialog = ({ page }: AtTheDesk) => page.getByRole('dialog', { name: 'Send a message' })
const via = (who: AtTheDesk, name: string) => dialog(who).getByRole('radio', { name })
const body = (who: AtTheDesk) => dialog(who).getByLabel('Message', { exact: true })

/** Found as one types, and chosen by Enter. */
async function choose(who: AtTheDesk, typed: string, name: string): Promise<void> {
  const field = dialog(who).getByRole('combobox', { name: 'To' })
  await expect(field).toBeFocused()
  await field.fill(typed)
  await expect(dialog(who).getByRole('option')).toHaveCount(1)
  await expect(dialog(who).getByRole('option')).toContainText(name)
  await field.press('Enter')
  await expect(body(who)).toBeVisible()
}

const change = (who: AtTheDesk) =>
  dialog(who).getByRole('button', { name: 'Change', exact: true }).press('Enter')

async function axe({ page }: AtTheDesk): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(each => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}

test('a message to whom one finds: the words stay when it is for somebody else, the way follows', async ({
  product,
  post,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  const mobile = '+12505550941'
  await addClient(theo, 'Quilla Both', {
    phones: [{ phone: '+12505550942' }],
    emails: [{ email: 'quilla@post.test' }]
  })
  await addClient(theo, 'Quentin Mobile', { phones: [{ phone: mobile }] })
  await addClient(theo, 'Quora Mail', { emails: [{ email: 'quora@post.test' }] })

  await page.goto(`${product.url}/dashboard`)
  await page.getByRole('button', { name: 'Quick actions' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Send message' }).press('Enter')
  await choose(theo, 'quilla@post.test', 'Quilla Both')
  await expect(via(theo, 'E-mail')).toBeChecked()
  await expect(dialog(theo).getByLabel('Subject')).toBeFocused()
  await page.keyboard.type('Sunday')
  await page.keyboard.press('Tab')
  await page.keyboard.type('We open at noon on Sunday.')
  await axe(theo)

  // Without an address it goes by SMS, and says so; without a number it goes by e-mail.
  await change(theo)
  await axe(theo)
  await choose(theo, 'quentin', 'Quentin Mobile')
  await expect(body(theo)).toBeFocused()
  await expect(dialog(theo).getByRole('status')).toHaveText(
    /^No e-mail address is known of Quentin Mobile\..* This goes by SMS\.$/
  )
  await expect(via(theo, 'SMS')).toBeChecked()
  await expect(body(theo)).toHaveValue('We open at noon on Sunday.')
  await expect(dialog(theo).getByText('“Sunday” goes with an e-mail only.')).toBeVisible()
  await via(theo, 'E-mail').press(' ')
  await expect(
    dialog(theo).getByRole('button', { name: 'Send e-mail' })
  ).toHaveAccessibleDescription(/^No e-mail address is known/)
  await via(theo, 'SMS').press(' ')
  await change(theo)
  await choose(theo, 'quora', 'Quora Mail')
  await expect(dialog(theo).getByRole('status')).toHaveText(
    /^No number is known of Quora Mail\..* This goes by e-mail\.$/
  )

  // Esc keeps all of it.
  await page.keyboard.press('Escape')
  await expect(dialog(theo)).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('send message')
  await page.keyboard.press('Enter')
  await expect(dialog(theo).getByText('Quora Mail', { exact: true })).toBeVisible()
  await expect(body(theo)).toHaveValue('We open at noon on Sunday.')
  await change(theo)
  await choose(theo, '(250) 555-0942', 'Quilla Both')
  await dialog(theo).getByRole('button', { name: 'Send e-mail' }).press('Enter')
  await expect(dialog(theo)).toHaveCount(0)
  const letter = await post.letterTo('quilla@post.test')
  expect(letter).toContain('Subject: Sunday')
  expect(letter).toContain('We open at noon on Sunday.')
  expect(post.recipients()).toEqual(['quilla@post.test'])
})

test('by SMS the words go on where it may be sent, after what was begun there', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const { page } = theo
  const mobile = '+12505550943'
  await addClient(theo, 'Xenia Text', { phones: [{ phone: mobile }] })
  await page.goto(`${product.url}/dashboard`)
  await expect(page.getByRole('button', { name: 'Quick actions' })).toBeVisible()
  const open = async () => {
    await page.getByRole('button', { name: 'Quick actions' }).click()
    await page.getByRole('menuitem', { name: 'Send message' }).click()
    await choose(theo, 'xenia', 'Xenia Text')
  }
  await open()
  await body(theo).fill('Your brushes are here.')
  await dialog(theo).getByRole('button', { name: 'Continue in the conversation' }).click()
  const first = page.getByRole('dialog', { name: 'New conversation' })
  await expect(first.getByText('Xenia Text')).toBeVisible()
  await first.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(theo.text('Your brushes are here.')).toBeVisible()
  await expect.poll(() => product.acceptedTo(mobile)).toEqual(['Your brushes are here.'])

  await theo.field.fill('Half written')
  await page.goto(`${product.url}/dashboard`)
  await open()
  await body(theo).fill('We close at six.')
  await dialog(theo).getByRole('button', { name: 'Continue in the conversation' }).click()
  await expect(theo.field).toHaveValue('Half written\nWe close at six.')
  await theo.field.fill('')
})

test('on a phone it has the whole width', async ({ product, desk }) => {
  const theo = await desk('theo@salon.test', {
    viewport: { width: 390, height: 844 },
    hasTouch: true
  })
  const { page } = theo
  await page.goto(`${product.url}/dashboard`)
  await page.getByRole('button', { name: 'Quick actions' }).tap()
  await page.getByRole('menuitem', { name: 'Send message' }).tap()
  await dialog(theo).getByRole('option').first().tap()
  await body(theo).fill('From a small screen')
  await axe(theo)
  const { width } = (await dialog(theo).boundingBox())!
  expect(width).toBeLessThanOrEqual(390)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  )
  expect(overflow).toBe(false)
  await body(theo).fill('')
  await page.keyboard.press('Escape')
})
