import * as z from 'zod/mini'
import type { AuditAct } from '@parlor/contract/audit.ts'
import {
  type ClientImport,
  type ImportFate,
  importLimits
} from '@parlor/contract/client-imports.ts'
import { Id } from '@parlor/contract/ids.ts'
import { noteInAudit } from '../businesses/audit.ts'
import { now } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { notFound, Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import type { DoneRow, ImportTable, WaitingRow, Written } from './import-table.ts'

const atOnce = 200 // lines in one transaction

/** What is different between files of clients and files of visits. */
export type Kind<Fields> = {
  table: ImportTable<Fields>
  jobs: { run: string; undo: string }
  acts: { imported: AuditAct; undone: AuditAct }
  rowsMax: number
  /** Refuses whoever may not compare a file with what is here. */
  refuse: (me: StaffCaller) => void
  write: (tx: Tx, rows: WaitingRow<Fields>[], file: ClientImport) => Promise<Written<Fields>[]>
  /** How many stay, because somebody has used them since. */
  takeBack: (tx: Tx, rows: DoneRow[], file: ClientImport) => Promise<number>
}
export const whichImport = z.object({ businessId: Id, importId: Id })
type Given = z.infer<typeof whichImport>
export type Importer<Fields> = ReturnType<typeof importer<Fields>>

/** A file, line by line: looked at first, then written in the background, taken back within a day. */
export function importer<Fields>(kind: Kind<Fields>) {
  const { table } = kind

  async function get(tx: Tx, id: string): Promise<ClientImport> {
    const found = await table.find(tx, id)
    if (!found) throw notFound('import')
    return found
  }

  async function tell(tx: Tx, id: string): Promise<ClientImport> {
    const now = await get(tx, id)
    tx.append({ audience: { only: [now.byId] }, event: { type: 'import.updated', import: now } })
    return now
  }

  async function lockChecking(tx: Tx, id: string): Promise<void> {
    const found = await table.lock(tx, id)
    if (!found) throw notFound('import')
    if (found.state === 'checking') return
    throw new Refusal('import-begun', 'This import has begun already. Start a new one.')
  }

  async function writeSome(tx: Tx, id: string): Promise<boolean> {
    const locked = await table.lock(tx, id)
    if (locked?.state !== 'importing') return false
    const file = await get(tx, id)
    const rows = await table.nextRows(tx, id, atOnce)
    if (rows.length > 0) {
      await table.markWritten(tx, id, await kind.write(tx, rows, file))
      await table.noteDone(tx, id, rows.length)
    } else {
      const until = new Date(now().getTime() + importLimits.undoHours * 3_600_000)
      await table.putState(tx, id, 'done', until)
      const { new: made, merge: merged } = file.counts
      await audit(tx, kind.acts.imported, file, { by: file.byId, more: { new: made, merged } })
    }
    await tell(tx, id)
    return rows.length > 0
  }

  async function undoSome(tx: Tx, id: string): Promise<boolean> {
    const locked = await table.lock(tx, id)
    if (locked?.state !== 'undoing') return false
    const rows = await table.nextToUndo(tx, id, atOnce)
    if (rows.length > 0) {
      const kept = await kind.takeBack(tx, rows, await get(tx, id))
      const lines = rows.map(row => row.line)
      await table.markUndone(tx, id, lines)
      await table.noteDone(tx, id, rows.length, kept)
    } else {
      await table.putState(tx, id, 'undone')
    }
    await tell(tx, id)
    return rows.length > 0
  }

  return {
    get,

    async latest(tx: Tx, me: StaffCaller, most: number): Promise<ClientImport[]> {
      kind.refuse(me)
      return table.latest(tx, most)
    },

    async find(tx: Tx, id: string, me: StaffCaller): Promise<ClientImport> {
      kind.refuse(me)
      return get(tx, id)
    },

    async begin(tx: Tx, given: { id: string; name: string }, me: StaffCaller) {
      kind.refuse(me)
      await table.add(tx, { ...given, byId: me.id, at: now() })
      return get(tx, given.id)
    },

    /** The lines can still be changed, and these are not too many. */
    async beforeCheck(tx: Tx, id: string, count: number, me: StaffCaller): Promise<void> {
      kind.refuse(me)
      await lockChecking(tx, id)
      if ((await table.countRows(tx, id)) + count <= kind.rowsMax) return
      const most = kind.rowsMax.toLocaleString('en')
      throw new Refusal('too-many-rows', `${most} lines are the most. Split the file.`)
    },

    async page(tx: Tx, asked: { id: string; fate: ImportFate; after: number }, me: StaffCaller) {
      kind.refuse(me)
      await get(tx, asked.id)
      const rows = await table.listRows(tx, asked.id, asked.fate, asked.after)
      const shown = rows.slice(0, importLimits.pageRows)
      return { rows: shown, next: rows.length > shown.length ? shown.at(-1)!.line : null }
    },

    async decide(
      tx: Tx,
      { id, line, fate }: { id: string; line: number; fate: ImportFate },
      me: StaffCaller
    ) {
      kind.refuse(me)
      await lockChecking(tx, id)
      const row = await table.putFate(tx, id, line, fate)
      if (!row) throw notFound('line')
      return { row, import: await get(tx, id) }
    },

    /** From now on it goes by itself, also over a restart. */
    async run(tx: Tx, id: string, me: StaffCaller): Promise<ClientImport> {
      kind.refuse(me)
      await lockChecking(tx, id)
      const { counts } = await get(tx, id)
      if (counts['new']! + counts['merge']! === 0) {
        throw new Refusal('nothing-to-import', 'There is no line that could be imported.')
      }
      await table.putState(tx, id, 'importing')
      tx.enqueue(kind.jobs.run, { businessId: tx.businessId, importId: id }, `import ${id}`)
      return tell(tx, id)
    },

    /** Within a day everything is as it was before; what somebody has used since stays. */
    async undo(tx: Tx, id: string, me: StaffCaller): Promise<ClientImport> {
      kind.refuse(me)
      await table.lock(tx, id)
      const file = await get(tx, id)
      if (!file.undoUntil) {
        throw new Refusal('not-to-undo', 'There is nothing to take back.')
      }
      if (Date.parse(file.undoUntil) < now().getTime()) {
        throw new Refusal('too-late', 'More than 24 hours have passed: this import stays.')
      }
      await table.putState(tx, id, 'undoing')
      tx.enqueue(kind.jobs.undo, { businessId: tx.businessId, importId: id }, `undo ${id}`)
      await audit(tx, kind.acts.undone, file, { by: me.id })
      return tell(tx, id)
    },

    /** All lines, some at a time; what was written before a crash is not written again. */
    async work(db: Db, { businessId, importId }: Given): Promise<void> {
      let isMore = true
      while (isMore) isMore = await db.inBusiness(businessId, tx => writeSome(tx, importId))
    },

    async workBack(db: Db, { businessId, importId }: Given): Promise<void> {
      let isMore = true
      while (isMore) isMore = await db.inBusiness(businessId, tx => undoSome(tx, importId))
    }
  }
}

async function audit(
  tx: Tx,
  act: AuditAct,
  file: ClientImport,
  { by, more = {} }: { by: string; more?: object }
): Promise<void> {
  const subject = { kind: 'business' as const, id: tx.businessId }
  await noteInAudit(tx, { act, by, subject, details: { file: file.name.slice(0, 80), ...more } })
}
