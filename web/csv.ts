/** A spreadsheet would take such a cell for a formula and run it. */
const acts = /^[=+\-@\t\r]/
const guarded = /^'(?=[=+\-@\t\r'])/

/** Cells as a file that any spreadsheet opens, and that none runs. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  const safe = acts.test(cell) || guarded.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What `toCsv` has put before a cell is taken off again. */
export function plainCell(cell: string): string {
  return cell.replace(guarded, '')
}

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
