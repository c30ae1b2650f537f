import * as z from 'zod/mini'
import { Id } from '@parlor/contract/ids.ts'
import type { Db } from '../platform/db.ts'
import { type Job, job } from '../platform/queue.ts'
import { importClients } from './run-import.ts'
import { undoClients } from './undo-import.ts'

const which = z.object({ businessId: Id, importId: Id })

export function importJobs(db: Db): Job[] {
  return [
    job('import-clients', which, given => importClients(db, given)),
    job('undo-import', which, given => undoClients(db, given))
  ]
}
