import { checkRows, getImport, runImport, startImport } from '@parlor/contract/client-imports.ts'
import { newId } from '@parlor/contract/ids.ts'
import { benchmark } from './report.ts'
import { openShop, query, signedIn } from './shop.ts'

const sizes = { lines: 10_000, fewLines: 1_000, atOnce: 200, askMs: 250 }
const aim = { seconds: 20, perLineManyToFew: 1.3 }

/** A list of 10,000 clients, looked through and written, beside one of 1,000: a line must not become dearer
 * with how many there are. */
await benchmark('26-import', async closers => {
  const size = {
    businesses: 1,
    messages: 10_000,
    messagesPerConversation: 10,
    zipf: 0,
    counted: true
  }
  const shop = await openShop(closers, size)
  const person = await signedIn(shop, shop.world.businesses[0]!)
  const one = async (lines: number, from: number) => {
    const id = newId()
    await person.call(startImport, { id, name: `${lines}.csv` })
    const started = performance.now()
    for (let at = 0; at < lines; at += sizes.atOnce) {
      const rows = Array.from({ length: sizes.atOnce }, (_, nth) => lineOf(at + nth, from))
      await person.call(checkRows, { id, rows })
    }
    const checked = performance.now()
    await person.call(runImport, { id })
    let state = 'importing'
    while (state === 'importing') {
      await new Promise(resolve => setTimeout(resolve, sizes.askMs))
      state = (await person.call(getImport, { id })).import.state
    }
    const done = performance.now()
    return { checkSeconds: (checked - started) / 1000, writeSeconds: (done - checked) / 1000 }
  }
  await one(sizes.atOnce, 900_000) // compiled and in memory
  const few = await one(sizes.fewLines, 500_000)
  const many = await one(sizes.lines, 100_000)
  const total = (of: typeof many) => of.checkSeconds + of.writeSeconds
  const perLine = total(many) / sizes.lines / (total(few) / sizes.fewLines)
  const [count] = await query<{ clients: number; rows: number }>(
    shop.ownerUrl,
    `select (select count(*)::int from clients where uid like 'I%') as clients,
       (select count(*)::int from import_rows) as rows`
  )
  const expected = sizes.lines + sizes.fewLines + sizes.atOnce
  return {
    figures: { many, seconds: total(many) },
    limit: { few, seconds: total(few) },
    ratio: { perLineManyToFew: perLine },
    aim,
    met: total(many) <= aim.seconds && count!.clients === expected,
    checks: { ...count, expected }
  }
})

function lineOf(at: number, from: number) {
  const phone = `604${String(2_000_000 + from + at).padStart(7, '0')}`
  return {
    line: at + 2,
    fields: {
      ...{
        name: `Client Number${from + at}`,
        phones: [phone],
        emails: [`c${from + at}@mail.test`]
      },
      ...{ uid: `I${from + at}`, externalId: '', type: '', groups: ['Regulars'] },
      ...{ language: '', birthday: '1990-04-12', note: 'From the old book', marketing: 'yes' }
    }
  }
}
