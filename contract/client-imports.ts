import * as z from 'zod/mini'
import { ClientRecord } from './client-cards.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const importLimits = {
  rowsMax: 200_000,
  rowsAtOnce: 200, // in one request
  cellCharactersMax: 2_000,
  severalMax: 10, // numbers, addresses or groups of one row
  undoHours: 24,
  pageRows: 50,
  listed: 20, // of the last imports
  exportPageRows: 200
}

const Cell = z.string().check(z.maxLength(importLimits.cellCharactersMax))
const Several = z.array(Cell).check(z.maxLength(importLimits.severalMax))

/** One line of the file, its columns known: everything as it was written there. */
export const ImportFields = z.object({
  name: z._default(Cell, ''),
  phones: z._default(Several, []),
  emails: z._default(Several, []),
  uid: z._default(Cell, ''),
  externalId: z._default(Cell, ''),
  type: z._default(Cell, ''),
  groups: z._default(Several, []), // by name; a new name is a new group
  language: z._default(Cell, ''),
  birthday: z._default(Cell, ''),
  note: z._default(Cell, ''),
  marketing: z._default(Cell, '') // yes or no: what the client agreed to
})
export type ImportFields = z.infer<typeof ImportFields>

/** `new` gets a card; `merge` fills what is empty on a card that there is; `bad` is left out. */
export const ImportFate = z.enum(['new', 'merge', 'bad', 'skip'])
export type ImportFate = z.infer<typeof ImportFate>

export const ImportRow = z.object({
  line: z.number(), // in the file; the heading is line 1
  fields: ImportFields,
  fate: ImportFate,
  client: z.nullable(z.object({ id: Id, name: z.string() })), // whose card it is like
  gains: z.array(z.string()), // what the card gains: 'emails', 'groups'
  field: z.nullable(z.string()), // what is bad
  why: z.nullable(z.string()) // as a sentence
})
export type ImportRow = z.infer<typeof ImportRow>

export const ClientImport = z.object({
  id: Id,
  name: z.string(), // of the file
  byId: Id,
  at: Instant,
  state: z.enum(['checking', 'importing', 'done', 'undoing', 'undone']),
  counts: z.record(ImportFate, z.number()),
  done: z.number(), // lines that were worked, or undone, so far
  undoUntil: z.nullable(Instant),
  kept: z.number() // undone but for these: they were used meanwhile
})
export type ClientImport = z.infer<typeof ClientImport>

const one = z.object({ import: ClientImport })

export const startImport = endpoint('POST', '/client-imports', {
  may: 'clients.manage',
  summary:
    'A file of clients to be checked; nothing is written yet. The same id is the same import',
  input: z.object({ id: Id, name: oneLine(200) }),
  reply: one,
  status: 201
})

export const listImports = endpoint('GET', '/client-imports', {
  may: 'clients.manage',
  summary: 'The last imports, newest first',
  input: z.object({}),
  reply: z.object({ imports: z.array(ClientImport) })
})

export const getImport = endpoint('GET', '/client-imports/:id', {
  may: 'clients.manage',
  summary: 'How far an import is',
  input: z.object({ id: Id }),
  reply: one
})

export const checkRows = endpoint('PUT', '/client-imports/:id/rows', {
  may: 'clients.manage',
  summary: 'Lines of the file: each is checked, and its fate said. The same line again replaces it',
  input: z.object({
    id: Id,
    rows: z
      .array(z.object({ line: z.int().check(z.minimum(1)), fields: ImportFields }))
      .check(z.minLength(1), z.maxLength(importLimits.rowsAtOnce))
  }),
  reply: one
})

export const listImportRows = endpoint('GET', '/client-imports/:id/rows', {
  may: 'clients.manage',
  summary: 'The lines of one fate, in the order of the file',
  input: z.object({
    id: Id,
    fate: z._default(ImportFate, 'new'),
    after: z.optional(z.coerce.number().check(z.int())) // the last line of the page before
  }),
  reply: z.object({ rows: z.array(ImportRow), next: z.nullable(z.number()) })
})

export const decideRow = endpoint('PATCH', '/client-imports/:id/rows/:line', {
  may: 'clients.manage',
  summary: 'Another fate for a line that is like a card: merge, keep both, or skip',
  input: z.object({
    id: Id,
    line: z.coerce.number().check(z.int()),
    fate: z.enum(['new', 'merge', 'skip'])
  }),
  reply: z.object({ row: ImportRow, import: ClientImport })
})

export const runImport = endpoint('POST', '/client-imports/:id/run', {
  may: 'clients.manage',
  summary: 'Write them, in the background; nothing is sent to anybody',
  input: z.object({ id: Id }),
  reply: one
})

export const undoImport = endpoint('POST', '/client-imports/:id/undo', {
  may: 'clients.manage',
  summary: 'Take it back, within `undoHours`; whom somebody has used meanwhile stays',
  input: z.object({ id: Id }),
  reply: one
})

export const exportClients = endpoint('GET', '/client-export', {
  may: 'data.export',
  summary:
    'All that is written down about the clients I see, by id; each export is in the audit log',
  input: z.object({ after: z.optional(Id) }),
  reply: z.object({ clients: z.array(ClientRecord), next: z.nullable(Id) })
})
