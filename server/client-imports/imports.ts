import type { ImportFields } from '@parlor/contract/client-imports.ts'
import { importTable } from './import-table.ts'

/** Merged can only be what is like a card. */
export const clientImports = importTable<ImportFields>(
  { files: 'client_imports', lines: 'import_rows' },
  `($4 <> 'merge' or r.client_id is not null)`
)
