import type { Db } from '../platform/db.ts'
import { type Job, job } from '../platform/queue.ts'
import { whichImport } from '../client-imports/importer.ts'
import { visitImporter } from './visit-importer.ts'

export function visitImportJobs(db: Db): Job[] {
  return [
    job('import-appointments', whichImport, given => visitImporter.work(db, given)),
    job('undo-appointment-import', whichImport, given => visitImporter.workBack(db, given))
  ]
}
