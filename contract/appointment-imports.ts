import * as z from 'zod/mini'
import { ClientImport, importLimits, ImportFate, ImportRow } from './client-imports.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const visitImportLimits = {
  rowsMax: 20_000,
  uidCharactersMax: 300,
  noteCharactersMax: 2_900, // with its title it is the note of a visit
  writtenCharactersMax: 200
}

const Cell = z.string().check(z.maxLength(importLimits.cellCharactersMax))
const Several = z.array(Cell).check(z.maxLength(importLimits.severalMax))

/** Why an event of a calendar cannot be read as a visit; `written` says what stands in the file. */
export const VisitTrouble = z.enum([
  'whole-day',
  'no-such-zone',
  'no-such-hour',
  'no-end',
  'too-often',
  'unreadable'
])
export type VisitTrouble = z.infer<typeof VisitTrouble>

/** One event of a calendar, or one time of a series. */
export const VisitFields = z.object({
  uid: z.string().check(z.maxLength(visitImportLimits.uidCharactersMax)), // the same: the same visit
  startsAt: z.nullable(Instant), // null: in trouble
  minutes: z.number(),
  written: z.string().check(z.maxLength(visitImportLimits.writtenCharactersMax)), // its start, as there
  title: Cell,
  note: z.string().check(z.maxLength(visitImportLimits.noteCharactersMax)),
  client: Cell, // a name
  phones: Several,
  emails: Several,
  isCancelled: z.boolean(),
  staffId: Id,
  locationId: Id,
  trouble: z.nullable(VisitTrouble)
})
export type VisitFields = z.infer<typeof VisitFields>

/** `new` is booked; `merge` changes the visit that an earlier file brought. */
export const VisitImportRow = z.extend(ImportRow, { fields: VisitFields })
export type VisitImportRow = z.infer<typeof VisitImportRow>

const one = z.object({ import: ClientImport })
const may = 'clients.manage' // who compares a file with every card; and may book

export const startVisitImport = endpoint('POST', '/appointment-imports', {
  may,
  summary: 'A calendar to be checked; nothing is written yet. The same id is the same import',
  input: z.object({ id: Id, name: oneLine(200) }),
  reply: one,
  status: 201
})

export const listVisitImports = endpoint('GET', '/appointment-imports', {
  may,
  summary: 'The last imports of calendars, newest first',
  input: z.object({}),
  reply: z.object({ imports: z.array(ClientImport) })
})

export const getVisitImport = endpoint('GET', '/appointment-imports/:id', {
  may,
  summary: 'How far an import is',
  input: z.object({ id: Id }),
  reply: one
})

export const checkVisitRows = endpoint('PUT', '/appointment-imports/:id/rows', {
  may,
  summary: 'Events of the calendar: each is checked, and its fate said. The same line replaces it',
  input: z.object({
    id: Id,
    rows: z
      .array(z.object({ line: z.int().check(z.minimum(1)), fields: VisitFields }))
      .check(z.minLength(1), z.maxLength(importLimits.rowsAtOnce))
  }),
  reply: one
})

export const listVisitImportRows = endpoint('GET', '/appointment-imports/:id/rows', {
  may,
  summary: 'The events of one fate, in the order of the file',
  input: z.object({
    id: Id,
    fate: z._default(ImportFate, 'new'),
    after: z.optional(z.coerce.number().check(z.int())) // the last line of the page before
  }),
  reply: z.object({ rows: z.array(VisitImportRow), next: z.nullable(z.number()) })
})

export const decideVisitRow = endpoint('PATCH', '/appointment-imports/:id/rows/:line', {
  may,
  summary: 'Another fate for an event: book or change it, or skip it',
  input: z.object({
    id: Id,
    line: z.coerce.number().check(z.int()),
    fate: z.enum(['new', 'merge', 'skip'])
  }),
  reply: z.object({ row: VisitImportRow, import: ClientImport })
})

export const runVisitImport = endpoint('POST', '/appointment-imports/:id/run', {
  may,
  summary: 'Book them, in the background; nothing is sent to anybody',
  input: z.object({ id: Id }),
  reply: one
})

export const undoVisitImport = endpoint('POST', '/appointment-imports/:id/undo', {
  may,
  summary: 'Take it back, within `undoHours`; what somebody has changed meanwhile stays',
  input: z.object({ id: Id }),
  reply: one
})
