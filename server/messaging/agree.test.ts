import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOwner } from '../testing/database.ts'
import { expectSynced, snapshot } from '../testing/expect-synced.ts'
import type { Person } from '../testing/person.ts'
import { priyasPhone, theSalon } from '../testing/salon.ts'
import { eventually } from '../testing/wait.ts'

/** What all who may see a conversation see alike: not whose turn it is to read it. */
async function shared(person: Person) {
  const { seq, state } = await snapshot(person)
  const last = Object.values(state.conversations).map(({ id, last, unanswered }) => ({
    id,
    last,
    unanswered
  }))
  return { seq, last, threads: state.threads }
}

test('two tabs, a colleague at another server and the API agree; what is shown as sent is kept', async t => {
  const shop = await theSalon(t)
  const { priya, theo, databaseUrl } = shop
  const elsewhere = await shop.anotherServer()
  const secondTab = await shop.as(shop.server, 'theo@salon.test')
  const maya = await shop.as(elsewhere, 'maya@salon.test')
  await priya.text('Can I move to Friday?')
  const story = async () => {
    const answers: Promise<unknown>[] = []
    for (const [person, body] of [
      [theo, 'Friday at 3 it is'],
      [maya, 'Or at 5'],
      [secondTab, 'As you like']
    ] as const) {
      const message = await person.reply(priyasPhone, body)
      const kept = await asOwner(databaseUrl, 'select from messages where id = $1', [message.id])
      assert.equal(kept.length, 1, 'whoever was told has it in the database')
      answers.push(priya.text(`Thank you for “${body}”`))
    }
    await Promise.all(answers)
    await eventually(
      () => theo.thread(priyasPhone),
      thread => thread.filter(({ status }) => status === 'delivered').length === 3
    )
  }
  await expectSynced(theo, () => expectSynced(secondTab, () => expectSynced(maya, story)))
  const [one, two, three] = await Promise.all([theo, secondTab, maya].map(shared))
  assert.deepEqual(one, two)
  assert.deepEqual(one, three)
})
