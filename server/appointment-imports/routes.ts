import {
  checkVisitRows,
  decideVisitRow,
  getVisitImport,
  listVisitImportRows,
  listVisitImports,
  runVisitImport,
  startVisitImport,
  undoVisitImport
} from '@parlor/contract/appointment-imports.ts'
import { importLimits } from '@parlor/contract/client-imports.ts'
import { type Route, route } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { checkVisits } from './check-visits.ts'
import { visitImporter } from './visit-importer.ts'

/** Visits from the file of another calendar. */
export const visitImportRoutes: Route[] = [
  route(startVisitImport, async (tx, given, caller) => ({
    import: await visitImporter.begin(tx, given, caller as StaffCaller)
  })),
  route(listVisitImports, async (tx, _input, caller) => ({
    imports: await visitImporter.latest(tx, caller as StaffCaller, importLimits.listed)
  })),
  route(getVisitImport, async (tx, { id }, caller) => ({
    import: await visitImporter.find(tx, id, caller as StaffCaller)
  })),
  route(checkVisitRows, async (tx, given, caller) => ({
    import: await checkVisits(tx, given, caller as StaffCaller)
  })),
  route(listVisitImportRows, (tx, { id, fate, after = 0 }, caller) =>
    visitImporter.page(tx, { id, fate, after }, caller as StaffCaller)
  ),
  route(decideVisitRow, (tx, given, caller) =>
    visitImporter.decide(tx, given, caller as StaffCaller)
  ),
  route(runVisitImport, async (tx, { id }, caller) => ({
    import: await visitImporter.run(tx, id, caller as StaffCaller)
  })),
  route(undoVisitImport, async (tx, { id }, caller) => ({
    import: await visitImporter.undo(tx, id, caller as StaffCaller)
  }))
]
