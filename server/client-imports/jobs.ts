import type { Db } from '../platform/db.ts'
import { type Job, job } from '../platform/queue.ts'
import { clientImporter } from './client-importer.ts'
import { whichImport } from './importer.ts'

export function importJobs(db: Db): Job[] {
  return [
    job('import-clients', whichImport, given => clientImporter.work(db, given)),
    job('undo-import', whichImport, given => clientImporter.workBack(db, given))
  ]
}
