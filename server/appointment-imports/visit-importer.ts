import { visitImportLimits } from '@parlor/contract/appointment-imports.ts'
import { importer } from '../client-imports/importer.ts'
import { refuseUnlessSeesAll } from '../client-imports/known.ts'
import { visitImports } from './imports.ts'
import { takeBackVisits } from './take-back.ts'
import { writeVisits } from './write-visits.ts'

export const visitImporter = importer({
  table: visitImports,
  jobs: { run: 'import-appointments', undo: 'undo-appointment-import' },
  acts: { imported: 'appointment.imported', undone: 'appointment.import-undone' },
  rowsMax: visitImportLimits.rowsMax,
  refuse: refuseUnlessSeesAll,
  write: writeVisits,
  takeBack: takeBackVisits
})
