/** What is typed after a / that begins a word, and where the / stands. */
export function typedSlash(text: string, caret: number): { start: number; typed: string } | null {
  const found = /(?:^|\s)\/((?:[^\s/][^/\n]{0,59})?)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const typed = found[1]!
  return { start: caret - typed.length - 1, typed }
}
