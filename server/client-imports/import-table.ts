import {
  type ClientImport,
  type ImportFate,
  importLimits,
  type ImportRow
} from '@parlor/contract/client-imports.ts'
import type { Tx } from '../platform/db.ts'

/** A line with what it says, whatever the file is about. */
export type RowOf<Fields> = Omit<ImportRow, 'fields'> & { fields: Fields }
export type KeptRow<Fields> = Omit<RowOf<Fields>, 'client'> & { clientId: string | null }
export type WaitingRow<Fields> = KeptRow<Fields> & { decided: boolean }
/** `added` is what undoes it. */
export type Written<Fields> = KeptRow<Fields> & { added: object | null }
export type DoneRow = {
  line: number
  fate: ImportFate
  clientId: string | null
  added: object | null
}
export type ImportTable<Fields> = ReturnType<typeof importTable<Fields>>

const noCounts: Record<ImportFate, number> = { new: 0, merge: 0, bad: 0, skip: 0 }
const whole = (row: ClientImport): ClientImport => ({
  ...row,
  counts: { ...noCounts, ...row.counts }
})

/** The files of one kind and their lines: what a file holds differs, how it is worked does not.
 * `fits` is SQL on a line `r`: whether it can have the fate `$4`. */
export function importTable<Fields>(
  { files, lines }: { files: string; lines: string },
  fits: string
) {
  const columns = `i.id, i.name, i.by_id as "byId", i.at, i.state, i.done, i.kept,
    i.undo_until as "undoUntil", (
      select coalesce(jsonb_object_agg(c.fate, c.count), '{}') from (
        select r.fate, count(*) from ${lines} r
        where r.business_id = $1 and r.import_id = i.id group by r.fate) c) as counts`
  const rowColumns = `r.line, r.fields, r.fate, r.gains, r.field, r.why, (
    select jsonb_build_object('id', k.id, 'name', k.name) from clients k
    where k.business_id = $1 and k.id = r.client_id) as client`
  return {
    async find(tx: Tx, id: string): Promise<ClientImport | null> {
      const row = await tx.first<ClientImport>(
        `select ${columns} from ${files} i where i.business_id = $1 and i.id = $2`,
        [tx.businessId, id]
      )
      return row && whole(row)
    },

    async latest(tx: Tx, most: number): Promise<ClientImport[]> {
      const rows = await tx.rows<ClientImport>(
        `select ${columns} from ${files} i where i.business_id = $1 and i.state <> 'checking'
         order by i.at desc limit $2`,
        [tx.businessId, most]
      )
      return rows.map(whole)
    },

    async add(tx: Tx, given: { id: string; name: string; byId: string; at: Date }): Promise<void> {
      await tx.rows(
        `insert into ${files} (business_id, id, name, by_id, state, at)
         values ($1, $2, $3, $4, 'checking', $5) on conflict do nothing`,
        [tx.businessId, given.id, given.name, given.byId, given.at]
      )
    },

    /** Two processes work one import in turn, never at once. */
    lock(tx: Tx, id: string): Promise<{ state: ClientImport['state'] } | null> {
      return tx.first(`select state from ${files} where business_id = $1 and id = $2 for update`, [
        tx.businessId,
        id
      ])
    },

    async putState(
      tx: Tx,
      id: string,
      state: ClientImport['state'],
      undoUntil: Date | null = null
    ): Promise<void> {
      await tx.rows(
        `update ${files} set state = $3, undo_until = $4,
           done = case when $3 in ('importing', 'undoing') then 0 else done end
         where business_id = $1 and id = $2`,
        [tx.businessId, id, state, undoUntil]
      )
    },

    async noteDone(tx: Tx, id: string, count: number, kept = 0): Promise<void> {
      await tx.rows(
        `update ${files} set done = done + $3, kept = kept + $4
         where business_id = $1 and id = $2`,
        [tx.businessId, id, count, kept]
      )
    },

    async putRows(tx: Tx, importId: string, rows: KeptRow<Fields>[]): Promise<void> {
      await tx.rows(
        `insert into ${lines}
           (business_id, import_id, line, fields, fate, client_id, gains, field, why)
         select $1, $2, r.line, r.fields, r.fate, r."clientId", r.gains, r.field, r.why
         from jsonb_to_recordset($3::jsonb) as r(line int, fields jsonb, fate text,
           "clientId" uuid, gains text[], field text, why text)
         on conflict (business_id, import_id, line) do update set fields = excluded.fields,
           fate = excluded.fate, client_id = excluded.client_id, gains = excluded.gains,
           field = excluded.field, why = excluded.why`,
        [tx.businessId, importId, JSON.stringify(rows)]
      )
    },

    async countRows(tx: Tx, importId: string): Promise<number> {
      const row = await tx.first<{ count: number }>(
        `select count(*)::int as count from ${lines} where business_id = $1 and import_id = $2`,
        [tx.businessId, importId]
      )
      return row!.count
    },

    listRows(tx: Tx, importId: string, fate: ImportFate, after: number): Promise<RowOf<Fields>[]> {
      return tx.rows<RowOf<Fields>>(
        `select ${rowColumns} from ${lines} r
         where r.business_id = $1 and r.import_id = $2 and r.fate = $3 and r.line > $4
         order by r.line limit ${importLimits.pageRows + 1}`,
        [tx.businessId, importId, fate, after]
      )
    },

    /** Another fate; only for what is not bad. */
    putFate(
      tx: Tx,
      importId: string,
      line: number,
      fate: ImportFate
    ): Promise<RowOf<Fields> | null> {
      return tx.first<RowOf<Fields>>(
        `update ${lines} r set fate = $4, decided = true
         where r.business_id = $1 and r.import_id = $2 and r.line = $3 and r.fate <> 'bad'
           and ${fits}
         returning ${rowColumns}`,
        [tx.businessId, importId, line, fate]
      )
    },

    /** The next lines to be written. */
    nextRows(tx: Tx, importId: string, most: number): Promise<WaitingRow<Fields>[]> {
      return tx.rows<WaitingRow<Fields>>(
        `select r.line, r.fields, r.fate, r.client_id as "clientId", r.gains, r.field, r.why,
           r.decided
         from ${lines} r where r.business_id = $1 and r.import_id = $2 and not r.worked
         order by r.line limit $3`,
        [tx.businessId, importId, most]
      )
    },

    async markWritten(tx: Tx, importId: string, rows: Written<Fields>[]): Promise<void> {
      await tx.rows(
        `update ${lines} r set worked = true, fate = w.fate, client_id = w."clientId",
           gains = w.gains, field = w.field, why = w.why, added = w.added
         from jsonb_to_recordset($3::jsonb) as w(line int, fate text, "clientId" uuid,
           gains text[], field text, why text, added jsonb)
         where r.business_id = $1 and r.import_id = $2 and r.line = w.line`,
        [tx.businessId, importId, JSON.stringify(rows)]
      )
    },

    /** The next lines to be taken back, the last first. */
    nextToUndo(tx: Tx, importId: string, most: number): Promise<DoneRow[]> {
      return tx.rows<DoneRow>(
        `select r.line, r.fate, r.client_id as "clientId", r.added from ${lines} r
         where r.business_id = $1 and r.import_id = $2 and r.worked
           and r.fate in ('new', 'merge')
         order by r.line desc limit $3`,
        [tx.businessId, importId, most]
      )
    },

    async markUndone(tx: Tx, importId: string, done: number[]): Promise<void> {
      await tx.rows(
        `update ${lines} r set worked = false where r.business_id = $1 and r.import_id = $2
           and r.line = any($3::int[])`,
        [tx.businessId, importId, done]
      )
    }
  }
}
