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
import { checkLines } from './check-import.ts'
import { clientImporter } from './client-importer.ts'
import { exportSome } from './export-clients.ts'

/** Clients from a file, and all of them out again. */
export const importRoutes: Route[] = [
  route(startImport, async (tx, given, caller) => ({
    import: await clientImporter.begin(tx, given, caller as StaffCaller)
  })),
  route(listImports, async (tx, _input, caller) => ({
    imports: await clientImporter.latest(tx, caller as StaffCaller, importLimits.listed)
  })),
  route(getImport, async (tx, { id }, caller) => ({
    import: await clientImporter.find(tx, id, caller as StaffCaller)
  })),
  route(checkRows, async (tx, given, caller) => ({
    import: await checkLines(tx, given, caller as StaffCaller)
  })),
  route(listImportRows, (tx, { id, fate, after = 0 }, caller) =>
    clientImporter.page(tx, { id, fate, after }, caller as StaffCaller)
  ),
  route(decideRow, (tx, given, caller) => clientImporter.decide(tx, given, caller as StaffCaller)),
  route(runImport, async (tx, { id }, caller) => ({
    import: await clientImporter.run(tx, id, caller as StaffCaller)
  })),
  route(undoImport, async (tx, { id }, caller) => ({
    import: await clientImporter.undo(tx, id, caller as StaffCaller)
  })),
  route(exportClients, (tx, { after }, caller) => exportSome(tx, after, caller as StaffCaller))
]
