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
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decoded(bytes)
  if (text.includes('\0')) throw new Error(t.unreadable) // a workbook, a picture
  return text
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes) // Excel on Windows
  }
}
