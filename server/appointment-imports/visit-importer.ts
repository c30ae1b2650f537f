import { visitImportLimits } from '@parlor/contract/appointment-imports.ts'
import { importer } from '../client-imports/importer.ts'
import { refuseUnlessSeesAll } from '../client-imports/known.ts'
import { Refusal } from '../platform/errors.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { visitImports } from './imports.ts'
import { takeBackVisits } from './take-back.ts'
import { writeVisits } from './write-visits.ts'

export const visitImporter = importer({
  table: visitImports,
  jobs: { run: 'import-appointments', undo: 'undo-appointment-import' },
  acts: { imported: 'appointment.imported', undone: 'appointment.import-undone' },
  rowsMax: visitImportLimits.rowsMax,
  refuse: refuseUnlessBooks,
  write: writeVisits,
  takeBack: takeBackVisits
})

function refuseUnlessBooks(me: StaffCaller): void {
  refuseUnlessSeesAll(me)
  if (me.may('appointments.manage')) return
  const words = 'You need the permission “appointments.manage”. An owner can grant it.'
  throw new Refusal('no-permission', words, { status: 403 })
}
