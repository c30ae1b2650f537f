import { importLimits, type ImportFields } from '@parlor/contract/client-imports.ts'
import { textOfFile } from '../text-of-file.ts'
import { fileWords, importWords } from '../words/en-import.ts'

const t = importWords.faults
const bytesMax = 100 * 1024 * 1024

export type FileRows =
  | { kind: 'table'; heads: string[]; rows: { line: number; cells: string[] }[] }
  | { kind: 'cards'; rows: { line: number; fields: ImportFields }[] }

/** What is wrong with a file, as a sentence. */
export class FileFault extends Error {}

/** Reads a file of a spreadsheet or of cards, in whichever letters its program wrote it. */
export async function readFile(file: File): Promise<FileRows> {
  const text = await textOfChosen(file, t.workbook)
  return /^\s*BEGIN:VCARD/i.test(text) ? readCards(text) : readTable(text)
}

/** The words of a chosen file, or why there are none; `noWords` is said of a workbook or a picture. */
export async function textOfChosen(file: File, noWords: string): Promise<string> {
  if (file.size === 0) throw new FileFault(fileWords.empty)
  if (file.size > bytesMax) throw new FileFault(fileWords.tooLarge)
  const text = await textOfFile(file)
  if (text === null) throw new FileFault(noWords)
  return text
}

async function readTable(text: string): Promise<FileRows> {
  const { default: papa } = await import('papaparse')
  const { data, errors } = papa.parse<string[]>(text.trimEnd(), {
    delimitersToGuess: [',', '\t', ';', '|']
  })
  const open = errors.find(each => each.code === 'MissingQuotes')
  if (open) throw new FileFault(t.openQuote((open.row ?? 0) + 1))
  const all = data
    .map((cells, place) => ({ line: place + 1, cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const [head, ...rows] = all
  if (!head) throw new FileFault(fileWords.empty)
  if (rows.length === 0) throw new FileFault(t.onlyHeading)
  if (rows.length > importLimits.rowsMax) throw new FileFault(t.tooMany(importLimits.rowsMax))
  return { kind: 'table', heads: head.cells.map(cell => cell.trim()), rows }
}

async function readCards(text: string): Promise<FileRows> {
  const { cardsIn } = await import('./vcard.ts')
  const cards = cardsIn(text)
  if (cards.length === 0) throw new FileFault(t.noVcards)
  if (cards.length > importLimits.rowsMax) throw new FileFault(t.tooMany(importLimits.rowsMax))
  return { kind: 'cards', rows: cards.map((fields, place) => ({ line: place + 1, fields })) }
}
