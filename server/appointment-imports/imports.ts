import type { VisitFields } from '@parlor/contract/appointment-imports.ts'
import { importTable } from '../client-imports/import-table.ts'

/** Changed can only be what is here already, and only then. */
export const visitImports = importTable<VisitFields>(
  { files: 'appointment_imports', lines: 'appointment_import_rows' },
  `r.field is null and ($4 = 'skip' or ($4 = 'merge') = (r.gains <> '{}'))`
)
