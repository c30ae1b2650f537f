import {
  type AuditAct,
  type AuditDetails,
  auditLimits,
  type AuditSubject
} from '@parlor/contract/audit.ts'
import { newId } from '@parlor/contract/ids.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

export type NewAuditLine = {
  act: AuditAct
  by: string | null // the staff member; null: Parlor itself, or a stranger
  subject: { kind: AuditSubject; id: string }
  details?: AuditDetails
}

/** Writes down who did what to what, never earlier than the line before it. Never a word of a message.
 * Best told after the change itself: from here to the commit the business's other lines wait. */
export async function noteInAudit(tx: Tx, line: NewAuditLine): Promise<void> {
  const at = now()
  await Promise.all([
    tx.rows(`select pg_advisory_xact_lock(hashtextextended('audit ' || $1, 0))`, [tx.businessId]),
    tx.rows(
      `with last as (
         select seq, hash, at from audit_lines where business_id = $1 order by seq desc limit 1
       ), line as (
         select coalesce((select seq from last), 0) + 1 as seq, $2::uuid as id,
           greatest($3::timestamptz, (select at from last)) as at, $4::uuid as by_id, $5::text as act, $6::text as subject_kind,
           $7::text as subject_id, $8::jsonb as details
       )
       insert into audit_lines
         (business_id, seq, id, at, by_id, act, subject_kind, subject_id, details, hash)
       select $1, seq, id, at, by_id, act, subject_kind, subject_id, details,
         audit_hash(coalesce((select hash from last), ''), seq, id, at, by_id, act, subject_kind,
           subject_id, details)
       from line`,
      [
        tx.businessId,
        newId(at.getTime()),
        at,
        line.by,
        line.act,
        line.subject.kind,
        line.subject.id,
        JSON.stringify(shortened(line.details ?? {}))
      ]
    )
  ])
}

function shortened(details: AuditDetails): AuditDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, auditLimits.detailCharactersMax) : value
    ])
  )
}

/** The number of the first line whose hash is not what it must be; null when all are as written. */
export async function firstForgedLine(tx: Tx): Promise<number | null> {
  const row = await tx.first<{ seq: number }>(
    `select seq from (
       select *, lag(hash, 1, '') over (order by seq) as before,
         row_number() over (order by seq) as place
       from audit_lines where business_id = $1
     ) a
     where hash <> audit_hash(before, seq, id, at, by_id, act, subject_kind, subject_id, details)
       or seq <> place
     order by seq limit 1`,
    [tx.businessId]
  )
  return row?.seq ?? null
}
