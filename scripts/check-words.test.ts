import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { checkWords } from './check-words.ts'
import { parse } from './source.ts'

function faults(path: string, text: string): string[] {
  return checkWords([parse(path, text)]).map(({ line, why }) => `${line} ${why}`)
}

function refused(path: string, text: string, said: RegExp): void {
  const found = faults(path, text)
  equal(found.length, 1, `${path}: ${found.join('\n')}`)
  match(found[0] ?? '', said)
}

function fine(path: string, text: string): void {
  equal(faults(path, text).join('\n'), '', path)
}

test('only the clock is asked for the time', () => {
  refused('server/staff/staff.ts', 'export const a = 1\nexport const b = new Date()', /^2 .*clock/)
  refused('server/staff/staff.ts', 'export const a = Date.now()', /clock/)
  fine('server/platform/clock.ts', 'export const now = () => new Date()')
  fine('server/staff/staff.ts', "export const a = new Date('2026-11-24')")
})

test('chance has two sources only', () => {
  refused('web/inbox/row.tsx', 'export const a = Math.random()', /randomness/)
  refused('contract/phone.ts', 'export const a = crypto.randomUUID()', /randomness/)
  fine('contract/ids.ts', 'export const a = crypto.getRandomValues(new Uint8Array(4))')
})

const sql = 'tx.rows(`select id\n  from clients`)'

test('SQL stands in table files, not in doors and stories', () => {
  fine('server/clients/clients.ts', `export const all = (tx: any) => ${sql}`)
  refused('server/clients/routes.ts', `export const all = (tx: any) => ${sql}`, /SQL in a door/)
  refused(
    'server/clients/merge-clients.ts',
    `export const merge = (tx: any) => { ${sql}; tx.append({ type: 'client.merged' }) }`,
    /SQL in a story/
  )
  refused(
    'server/clients/merge-clients.ts',
    `export const merge = (db: any) => db.inBusiness('1', (tx: any) => ${sql})`,
    /SQL in a story/
  )
  fine(
    'server/clients/rename.ts',
    "export const why = 'update the client, then set a name from here'"
  )
})

test("a carrier's word stays in the carrier's folder", () => {
  refused('server/messaging/messages.ts', 'export type A = { messageSid: string }', /messageSid/)
  refused(
    'server/messaging/webhooks.ts',
    "export const a = (f: any) => f['MessageStatus']",
    /carrier's word/
  )
  refused('server/numbers/numbers.ts', 'export const twilioNumber = 1', /twilioNumber/)
  fine('server/carriers/twilio/receipt.ts', "export const a = (f: any) => f['MessageStatus']")
  fine('server/platform/config.ts', 'export const twilio = 1')
  fine('server/messaging/messages.ts', 'export type A = { status: MessageStatus; inside: 1 }')
})

test('the server writes to its log, never to the console', () => {
  refused('server/staff/staff.ts', "console.log('hello')", /log\.ts/)
  fine('server/staff/staff.test.ts', "console.log('hello')")
})

test('what a person reads stands in web/words', () => {
  refused('web/inbox/row.tsx', 'export const A = () => <p>No messages yet</p>', /No messages yet/)
  refused('web/inbox/row.tsx', 'export const A = () => <i aria-label="Close" />', /"Close"/)
  fine('web/inbox/row.tsx', 'export const A = () => <p className="big">{t.none} · 3</p>')
  fine('web/ui/gallery.tsx', 'export const A = () => <p>Primary button</p>')
})

test('what is still to do has an issue number', () => {
  refused('web/call.ts', '// TODO make it faster\nexport const a = 1', /issue number/)
  fine('web/call.ts', '// TODO #12 make it faster\nexport const a = 1')
})
