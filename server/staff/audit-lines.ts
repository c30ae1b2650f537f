import {
  type AuditLine,
  type AuditSubject,
  auditLimits,
  type listAudit
} from '@parlor/contract/audit.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'

type Row = Omit<AuditLine, 'by' | 'subject'> & {
  seq: number
  byId: string | null
  byName: string | null
  subjectKind: AuditSubject
  subjectId: string
  subjectName: string | null
}

/** Newest first. Names are looked up now: the log itself holds none. */
export async function listAuditLines(tx: Tx, filter: InputOf<typeof listAudit>) {
  const limit = filter.limit ?? auditLimits.pageRows
  const rows = await tx.rows<Row>(
    `select a.seq, a.id, a.at, a.act, a.details, a.by_id as "byId", who.name as "byName",
       a.subject_kind as "subjectKind", a.subject_id as "subjectId",
       case case a.subject_kind when 'key' then 'staff' else a.subject_kind end
         when 'staff' then (select s.name from staff s
           where s.business_id = $1 and s.id::text = a.subject_id)
         when 'role' then (select r.name from roles r
           where r.business_id = $1 and r.id::text = a.subject_id)
         when 'location' then (select l.name from locations l
           where l.business_id = $1 and l.id::text = a.subject_id)
       end as "subjectName"
     from audit_lines a
     left join staff who on who.business_id = a.business_id and who.id = a.by_id
     where a.business_id = $1 and a.seq < $2
       and ($3::uuid is null or a.by_id = $3)
       and ($4::text is null or a.subject_id = $4)
       and ($5::text is null or a.act = $5)
       and ($6::text is null or a.act like $6 || '.%')
       and ($7::timestamptz is null or a.at >= $7)
       and ($8::timestamptz is null or a.at < $8)
     order by a.seq desc limit $9`,
    [
      tx.businessId,
      filter.before ? readCursor(filter.before) : Number.MAX_SAFE_INTEGER,
      filter.by ?? null,
      filter.subject ?? null,
      filter.act ?? null,
      filter.group ?? null,
      filter.from ?? null,
      filter.until ?? null,
      limit + 1
    ]
  )
  const lines = rows.slice(0, limit)
  const next = rows.length > limit ? String(lines.at(-1)!.seq) : null
  return { lines: lines.map(toLine), next }
}

function toLine(row: Row): AuditLine {
  return {
    id: row.id,
    at: row.at,
    by: row.byId === null ? null : { id: row.byId, name: row.byName ?? '' },
    act: row.act,
    subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
    details: row.details
  }
}

function readCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new Refusal('bad-input', 'before: Use the `next` of the page before.', {
    status: 400,
    field: 'before'
  })
}
