import { importLimits } from '@parlor/contract/client-imports.ts'
import { importer } from './importer.ts'
import { clientImports } from './imports.ts'
import { refuseUnlessSeesAll } from './known.ts'
import { takeBackClients } from './undo-import.ts'
import { writeClients } from './run-import.ts'

export const clientImporter = importer({
  table: clientImports,
  jobs: { run: 'import-clients', undo: 'undo-import' },
  acts: { imported: 'client.imported', undone: 'client.import-undone' },
  rowsMax: importLimits.rowsMax,
  refuse: refuseUnlessSeesAll,
  write: writeClients,
  takeBack: takeBackClients
})
