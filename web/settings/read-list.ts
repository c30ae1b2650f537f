import { textOfFile } from '../text-of-file.ts'
import { inviteWords as t } from '../words/en-invite.ts'
import { tableLimits } from './invitation-table.ts'

/** Rows of cells out of CSV, or out of what a spreadsheet copies; blank lines keep their place. */
export async function cellsOf(text: string): Promise<string[][]> {
  const { default: papa } = await import('papaparse')
  const marks = text.startsWith('\uFEFF') ? text.slice(1) : text
  return papa.parse<string[]>(marks, { delimitersToGuess: [',', '\t', ';', '|'] }).data
}

/** The words of a chosen file, whichever way its program writes letters. */
export async function wordsOf(file: File): Promise<string> {
  if (file.size > tableLimits.bytesMax) throw new Error(t.tooLarge)
  const text = await textOfFile(file)
  if (text === null) throw new Error(t.unreadable)
  return text
}
