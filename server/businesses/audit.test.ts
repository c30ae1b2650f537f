import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { asOwner } from '../testing/database.ts'
import { theSalon } from '../testing/salon.ts'
import { checkAuditLogs } from '../staff/check-audit.ts'
import { firstForgedLine, noteInAudit } from './audit.ts'

const shop = await theSalon({ after })
const { db } = shop.server.platform
const { businessId, staff } = shop.salon
const inSalon = db.inBusiness.bind(db, businessId)
const owner = (text: string) => asOwner(shop.databaseUrl, text, [])

const note = (id: string) =>
  inSalon(tx =>
    noteInAudit(tx, {
      act: 'message.deleted',
      by: staff['maya']!,
      subject: { kind: 'message', id },
      details: { long: 'x'.repeat(1000) }
    })
  )

test('twenty things at once are twenty lines in one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => note(`message ${at}`)))
  const rows = await owner(`select seq, length(details->>'long') as long from audit_lines
    where business_id = '${businessId}' and act = 'message.deleted' order by seq`)
  const ours = rows as { seq: number; long: number }[]
  assert.deepEqual(
    ours.map(row => Number(row.seq)),
    Array.from({ length: 20 }, (_, at) => Number(ours[0]!.seq) + at)
  )
  assert.ok(
    ours.every(row => row.long === 200),
    'a detail is short'
  )
  assert.equal(await inSalon(firstForgedLine), null)
})

test('the server can neither change a line nor take one out', async () => {
  for (const text of ["update audit_lines set act = 'x'", 'delete from audit_lines']) {
    await assert.rejects(
      inSalon(tx => tx.rows(`${text} where business_id = $1`, [businessId])),
      /permission denied/
    )
  }
})

test('whoever changes a line behind our back, or takes one out, is found', async () => {
  const where = `business_id = '${businessId}' and seq`
  await owner(`update audit_lines set act = 'message.kept' where ${where} = 7`)
  assert.equal(await inSalon(firstForgedLine), 7)
  const log = { error: () => undefined }
  const found = await checkAuditLogs({ ...shop.server.platform, log: log as never })
  assert.deepEqual(found, [businessId])
  await owner(`update audit_lines set act = 'message.deleted' where ${where} = 7`)
  assert.equal(await inSalon(firstForgedLine), null)
  await owner(`delete from audit_lines where ${where} = 12`)
  assert.equal(await inSalon(firstForgedLine), 13)
})
