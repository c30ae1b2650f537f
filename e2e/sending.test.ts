import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { newId } from '@parlor/contract/ids.ts'
import { expect, test } from './the-salon.ts'

/** Holds back what the server tells this screen, as in the moment before a text arrives. */
async function holdLive(page: Page) {
  const held: (() => void)[] = []
  let isHolding = false
  await page.routeWebSocket(/\/api\/v1\/live/, socket => {
    const server = socket.connectToServer()
    server.onMessage(message => {
      if (isHolding) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  await page.reload()
  await expect(page.getByText('Live', { exact: true }).first()).toBeAttached()
  return {
    hold: () => {
      isHolding = true
    },
    letGo: () => {
      isHolding = false
      for (const send of held.splice(0)) send()
    }
  }
}

test('send and close by keys: it is sent, it is closed, and Undo opens it again', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  const who = /\(250\) 555-0821/
  await product.text('+12505550821', 'All set, thank you')
  await expect(maya.row(who)).toBeVisible()
  await theo.open(who)
  await theo.field.fill('See you Friday')
  await theo.field.press('Control+Shift+Enter')
  await expect(theo.text('See you Friday')).toBeVisible()
  await expect(maya.row(who)).toHaveCount(0)
  await expect(theo.page.getByText('Closed the conversation with')).toBeVisible()
  await theo.page.getByRole('button', { name: 'Undo' }).click()
  await expect(maya.row(who)).toBeVisible()
  await expect.poll(() => product.acceptedTo('+12505550821')).toEqual(['See you Friday'])
})

test.describe('two answer at once', () => {
  test.use({ alsoExpected: /409 \(Conflict\)/ })

  test('a colleague was faster: the text pauses, and goes, changes or is dropped as one says', async ({
    product,
    desk
  }) => {
    const maya = await desk('maya@salon.test')
    const theo = await desk('theo@salon.test')
    const who = /\(250\) 555-0822/
    await product.text('+12505550822', 'Is the lot free?')
    const live = await holdLive(maya.page)
    await maya.open(who)
    const card = maya.page.getByRole('alert').filter({ hasText: 'Theo replied' })

    const collide = async (theirs: string, mine: string) => {
      live.hold()
      const conversation = /[0-9a-f-]{36}/.exec(maya.page.url())![0]
      const path = `/api/v1/conversations/${conversation}/messages`
      const data = { messageId: newId(), body: theirs }
      await theo.page.request.post(product.url + path, { data })
      await maya.send(mine)
      await expect(card).toContainText(`“${theirs}”`)
      live.letGo()
      await expect(maya.text(theirs)).toBeVisible()
    }

    await collide('Yes, after 3.', 'It is free')
    await maya.page.reload()
    await expect(maya.text('It is free')).toContainText('Not sent yet')
    await card.getByRole('button', { name: 'Send anyway' }).click()
    await expect(maya.text('It is free').getByText(/Sent|Delivered/)).toBeVisible()
    await expect(card).toHaveCount(0)

    await collide('Use the back gate.', 'The gate code is 2291')
    await card.getByRole('button', { name: 'Edit' }).click()
    await expect(maya.field).toHaveValue('The gate code is 2291')
    await expect(maya.field).toBeFocused()
    await maya.field.fill('')

    await collide('See you then!', 'See you!')
    await card.getByRole('button', { name: 'Discard mine' }).click()
    await expect(card).toHaveCount(0)
    await expect(maya.text('See you!')).toHaveCount(0)
    await expect
      .poll(() => product.acceptedTo('+12505550822'))
      .toEqual([...['Yes, after 3.', 'It is free', 'Use the back gate.', 'See you then!']])
  })
})

test('who types and who looks is seen by the other, and is gone when it is over', async ({
  product,
  desk
}) => {
  const maya = await desk('maya@salon.test')
  const theo = await desk('theo@salon.test')
  const who = /\(250\) 555-0823/
  await product.text('+12505550823', 'Any time on Friday?')
  await maya.open(who)
  await theo.open(who)
  const header = maya.page.locator('#main header')
  await expect(header.getByRole('img', { name: 'Theo Lindqvist is viewing' })).toBeVisible()
  const typing = maya.page.locator('#main').getByText('Theo is typing')
  await theo.field.pressSequentially('Two o')
  await expect(typing).toBeVisible()
  await expect(theo.page.locator('#main').getByText('is typing')).toHaveCount(0)
  await theo.field.press('Control+Enter')
  await expect(typing).toHaveCount(0)
  await theo.field.pressSequentially('Or three')
  await expect(typing).toBeVisible()
  await theo.page.close()
  await expect(typing).toHaveCount(0)
  await expect(header.getByRole('img', { name: /is viewing/ })).toHaveCount(0)
})

test('a text for later: said in plain words, changed, sent now, cancelled by the client’s reply', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  const maya = await desk('maya@salon.test')
  const who = /\(250\) 555-0824/
  await product.text('+12505550824', 'Do you open on Monday?')
  await theo.open(who)
  await maya.open(who)
  const dialog = theo.page.getByRole('dialog')
  const later = async (body: string, when: string) => {
    await theo.field.fill(body)
    await theo.field.press('Control+Shift+S')
    await dialog.getByLabel('When').fill(when)
  }

  await later('See you Monday', 'the day after never')
  await theo.page.keyboard.press('Enter')
  await expect(dialog.getByText(/Write it like/)).toBeVisible()
  await dialog.getByLabel('When').fill('in 3 hours')
  await expect(dialog.getByText(/^Leaves .*P[SD]T/)).toBeVisible()
  await theo.page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(maya.text('See you Monday')).toContainText('Scheduled')
  await expect(theo.field).toHaveValue('')

  await theo.field.press('ArrowUp')
  await dialog.getByLabel('Text', { exact: true }).fill('See you on Monday')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(maya.text('See you on Monday')).toBeVisible()
  await maya.text('See you on Monday').getByRole('button', { name: 'Send now' }).click()
  await expect(theo.text('See you on Monday').getByText(/Sent|Delivered/)).toBeVisible()

  await later('Shall we keep your place?', 'tomorrow 9')
  await dialog.getByText(/Cancel if .* replies first/).click()
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(maya.text('Shall we keep')).toContainText('unless')
  await theo.send('We do open')
  await expect(theo.thread.getByRole('listitem').last()).toContainText('Shall we keep')
  await product.text('+12505550824', 'Yes please')
  await expect(maya.text('Shall we keep')).toContainText('Cancelled')
  await expect
    .poll(() => product.acceptedTo('+12505550824'))
    .toEqual(['See you on Monday', 'We do open'])
})

test('a quick reply by keyboard alone: kept, found by /, filled in, and stopped where it cannot be', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550825', 'Where do I park?')
  await theo.open(/Priya Raman/)
  const { keyboard } = theo.page
  const dialog = theo.page.getByRole('dialog')
  const options = theo.page.getByRole('listbox', { name: 'Quick replies' }).getByRole('option')
  await theo.field.focus()
  await keyboard.type('/')
  await expect(options).toHaveCount(1)
  await keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Add quick reply' }).press('Enter')
  await keyboard.type('Parking')
  await keyboard.press('Tab')
  await keyboard.type('Hi {{client_first_name}}, the lot behind us is free. {{my_first_name}}')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Delete Parking' })).toBeVisible()
  await keyboard.press('Escape')

  await theo.field.focus()
  await keyboard.type('/par')
  await expect(options.first()).toContainText('Hi Priya, the lot behind us is free. Theo')
  await keyboard.press('Enter')
  await expect(theo.field).toHaveValue('Hi Priya, the lot behind us is free. Theo')
  await theo.field.fill('')

  await theo.open(/\(250\) 555-0825/)
  await theo.field.focus()
  await keyboard.type('/par')
  await expect(options.first()).toContainText('Parking')
  await keyboard.press('Enter')
  await expect(theo.page.getByText(/“client first name” is not known here/).first()).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(theo.field).toHaveValue(/client_first_name/)
  await theo.field.fill('Hi, the lot behind us is free. Theo')
  await keyboard.press('Control+Enter')
  await expect(theo.text('the lot behind us')).toBeVisible()
})

test('an emoji by words and keys goes where the caret stands, turns the count to 70, and arrives whole', async ({
  product,
  desk
}) => {
  const theo = await desk('theo@salon.test')
  await product.text('+12505550826', 'It worked!')
  await theo.open(/555-0826/)
  const { keyboard } = theo.page
  const picker = theo.page.getByRole('dialog', { name: 'Emojis' })
  const ask = async () => {
    await theo.page.getByRole('button', { name: 'Emoji', exact: true }).press('Enter')
    await expect(picker.getByRole('searchbox')).toBeFocused()
  }
  const pick = async (word: string, emoji: string) => {
    await ask()
    await keyboard.type(word)
    await expect(picker.getByRole('gridcell').first()).toHaveAccessibleName(emoji)
  }
  await theo.field.fill('Wonderful news')
  await expect(theo.page.getByText('14 of 160')).toBeVisible()
  await theo.field.press('ArrowLeft')
  for (let i = 0; i < 4; i++) await theo.field.press('ArrowLeft')
  await pick('tada', 'party popper')
  const { violations } = await new AxeBuilder({ page: theo.page }).analyze()
  expect(violations.map(each => `${each.id} ${each.nodes[0]?.html}`)).toEqual([])
  await keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(theo.field).toBeFocused()
  await keyboard.type('!')
  await expect(theo.field).toHaveValue('Wonderful🎉! news')
  await expect(theo.page.getByText('17 of 70')).toBeVisible()
  await ask()
  await keyboard.type('zzzz')
  await expect(picker.getByText('No emoji by this word.')).toBeVisible()
  await keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await theo.field.press('Control+Enter')
  await expect.poll(() => product.acceptedTo('+12505550826')).toEqual(['Wonderful🎉! news'])

  await theo.page.getByRole('button', { name: 'Write a note' }).click()
  await keyboard.type('She is happy ')
  await pick('blue heart', 'blue heart')
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await expect(theo.thread.getByText('She is happy 💙')).toBeVisible()
})
