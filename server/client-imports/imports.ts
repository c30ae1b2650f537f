import {
  type ClientImport,
  type ImportFate,
  type ImportFields,
  importLimits,
  type ImportRow
} from '@parlor/contract/client-imports.ts'
import type { Tx } from '../platform/db.ts'

const importColumns = `i.id, i.name, i.by_id as "byId", i.at, i.state, i.done, i.kept,
  i.undo_until as "undoUntil", (
    select coalesce(jsonb_object_agg(c.fate, c.count), '{}') from (
      select r.fate, count(*) from import_rows r
      where r.business_id = $1 and r.import_id = i.id group by r.fate) c) as counts`

const noCounts: Record<ImportFate, number> = { new: 0, merge: 0, bad: 0, skip: 0 }
const whole = (row: ClientImport): ClientImport => ({
  ...row,
  counts: { ...noCounts, ...row.counts }
})

export async function findImport(tx: Tx, id: string): Promise<ClientImport | null> {
  const row = await tx.first<ClientImport>(
    `select ${importColumns} from client_imports i where i.business_id = $1 and i.id = $2`,
    [tx.businessId, id]
  )
  return row && whole(row)
}

export async function latestImports(tx: Tx, most: number): Promise<ClientImport[]> {
  const rows = await tx.rows<ClientImport>(
    `select ${importColumns} from client_imports i where i.business_id = $1 and i.state <> 'checking'
     order by i.at desc limit $2`,
    [tx.businessId, most]
  )
  return rows.map(whole)
}

export async function addImport(
  tx: Tx,
  given: { id: string; name: string; byId: string; at: Date }
): Promise<void> {
  await tx.rows(
    `insert into client_imports (business_id, id, name, by_id, state, at)
     values ($1, $2, $3, $4, 'checking', $5) on conflict do nothing`,
    [tx.businessId, given.id, given.name, given.byId, given.at]
  )
}

/** Two processes work one import in turn, never at once. */
export function lockImport(tx: Tx, id: string): Promise<{ state: ClientImport['state'] } | null> {
  return tx.first(
    'select state from client_imports where business_id = $1 and id = $2 for update',
    [tx.businessId, id]
  )
}

export async function putState(
  tx: Tx,
  id: string,
  state: ClientImport['state'],
  undoUntil: Date | null = null
): Promise<void> {
  await tx.rows(
    `update client_imports set state = $3, undo_until = $4,
       done = case when $3 in ('importing', 'undoing') then 0 else done end
     where business_id = $1 and id = $2`,
    [tx.businessId, id, state, undoUntil]
  )
}

export async function noteDone(tx: Tx, id: string, lines: number, kept = 0): Promise<void> {
  await tx.rows(
    `update client_imports set done = done + $3, kept = kept + $4
     where business_id = $1 and id = $2`,
    [tx.businessId, id, lines, kept]
  )
}

export type KeptRow = {
  line: number
  fields: ImportFields
  fate: ImportFate
  clientId: string | null
  gains: string[]
  field: string | null
  why: string | null
}

export async function putRows(tx: Tx, importId: string, rows: KeptRow[]): Promise<void> {
  await tx.rows(
    `insert into import_rows (business_id, import_id, line, fields, fate, client_id, gains, field, why)
     select $1, $2, r.line, r.fields, r.fate, r."clientId", r.gains, r.field, r.why
     from jsonb_to_recordset($3::jsonb) as r(line int, fields jsonb, fate text, "clientId" uuid,
       gains text[], field text, why text)
     on conflict (business_id, import_id, line) do update set fields = excluded.fields,
       fate = excluded.fate, client_id = excluded.client_id, gains = excluded.gains,
       field = excluded.field, why = excluded.why`,
    [tx.businessId, importId, JSON.stringify(rows)]
  )
}

export async function countRows(tx: Tx, importId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    'select count(*)::int as count from import_rows where business_id = $1 and import_id = $2',
    [tx.businessId, importId]
  )
  return row!.count
}

const rowColumns = `r.line, r.fields, r.fate, r.gains, r.field, r.why, (
  select jsonb_build_object('id', k.id, 'name', k.name) from clients k
  where k.business_id = $1 and k.id = r.client_id) as client`

export function listRows(
  tx: Tx,
  importId: string,
  fate: ImportFate,
  after: number
): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(
    `select ${rowColumns} from import_rows r
     where r.business_id = $1 and r.import_id = $2 and r.fate = $3 and r.line > $4
     order by r.line limit ${importLimits.pageRows + 1}`,
    [tx.businessId, importId, fate, after]
  )
}

/** Another fate; only for what is not bad. */
export function putFate(
  tx: Tx,
  importId: string,
  line: number,
  fate: ImportFate
): Promise<ImportRow | null> {
  return tx.first<ImportRow>(
    `update import_rows r set fate = $4, decided = true
     where r.business_id = $1 and r.import_id = $2 and r.line = $3 and r.fate <> 'bad'
       and ($4 <> 'merge' or r.client_id is not null)
     returning ${rowColumns}`,
    [tx.businessId, importId, line, fate]
  )
}

export type WaitingRow = KeptRow & { decided: boolean }

/** The next lines to be written. */
export function nextRows(tx: Tx, importId: string, most: number): Promise<WaitingRow[]> {
  return tx.rows<WaitingRow>(
    `select r.line, r.fields, r.fate, r.client_id as "clientId", r.gains, r.field, r.why, r.decided
     from import_rows r where r.business_id = $1 and r.import_id = $2 and not r.worked
     order by r.line limit $3`,
    [tx.businessId, importId, most]
  )
}

export type Written = KeptRow & { added: object | null }

export async function markWritten(tx: Tx, importId: string, rows: Written[]): Promise<void> {
  await tx.rows(
    `update import_rows r set worked = true, fate = w.fate, client_id = w."clientId",
       gains = w.gains, field = w.field, why = w.why, added = w.added
     from jsonb_to_recordset($3::jsonb) as w(line int, fate text, "clientId" uuid, gains text[],
       field text, why text, added jsonb)
     where r.business_id = $1 and r.import_id = $2 and r.line = w.line`,
    [tx.businessId, importId, JSON.stringify(rows)]
  )
}

export type DoneRow = { line: number; fate: ImportFate; clientId: string; added: object | null }

/** The next lines to be taken back, the last first. */
export function nextToUndo(tx: Tx, importId: string, most: number): Promise<DoneRow[]> {
  return tx.rows<DoneRow>(
    `select r.line, r.fate, r.client_id as "clientId", r.added from import_rows r
     where r.business_id = $1 and r.import_id = $2 and r.worked and r.client_id is not null
       and r.fate in ('new', 'merge')
     order by r.line desc limit $3`,
    [tx.businessId, importId, most]
  )
}

export async function markUndone(tx: Tx, importId: string, lines: number[]): Promise<void> {
  await tx.rows(
    `update import_rows r set worked = false where r.business_id = $1 and r.import_id = $2
       and r.line = any($3::int[])`,
    [tx.businessId, importId, lines]
  )
}
