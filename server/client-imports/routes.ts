import {
  checkRows,
  decideRow,
  exportClients,
  getImport,
  importLimits,
  listImportRows,
  listImports,
  runImport,
  startImport,
  undoImport
} from '@parlor/contract/client-imports.ts'
import { type Route, route } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'
import {
  beginImport,
  checkLines,
  decide,
  getImportRow,
  refuseUnlessSeesAll
} from './check-import.ts'
import { exportSome } from './export-clients.ts'
import { latestImports, listRows } from './imports.ts'
import { run } from './run-import.ts'
import { undo } from './undo-import.ts'

const listed = 20

/** Clients from a file, and all of them out again. */
export const importRoutes: Route[] = [
  route(startImport, async (tx, given, caller) => ({
    import: await beginImport(tx, given, caller as StaffCaller)
  })),
  route(listImports, async (tx, _input, caller) => {
    refuseUnlessSeesAll(caller as StaffCaller)
    return { imports: await latestImports(tx, listed) }
  }),
  route(getImport, async (tx, { id }, caller) => {
    refuseUnlessSeesAll(caller as StaffCaller)
    return { import: await getImportRow(tx, id) }
  }),
  route(checkRows, async (tx, given, caller) => ({
    import: await checkLines(tx, given, caller as StaffCaller)
  })),
  route(listImportRows, async (tx, { id, fate, after }, caller) => {
    refuseUnlessSeesAll(caller as StaffCaller)
    await getImportRow(tx, id)
    const rows = await listRows(tx, id, fate, after ?? 0)
    const shown = rows.slice(0, importLimits.pageRows)
    return { rows: shown, next: rows.length > shown.length ? shown.at(-1)!.line : null }
  }),
  route(decideRow, (tx, given, caller) => decide(tx, given, caller as StaffCaller)),
  route(runImport, async (tx, { id }, caller) => {
    refuseUnlessSeesAll(caller as StaffCaller)
    return { import: await run(tx, id) }
  }),
  route(undoImport, async (tx, { id }, caller) => {
    refuseUnlessSeesAll(caller as StaffCaller)
    return { import: await undo(tx, id, caller.id) }
  }),
  route(exportClients, (tx, { after }, caller) => exportSome(tx, after, caller as StaffCaller))
]
