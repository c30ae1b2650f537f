const initialsMax = 2

/** "Helen and Bo Sandberg" → HS, "Lucía Fernández-Montenegro de la Vega" → LF, "(250) 555-0187" → none. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter(word => /^\p{Lu}/u.test(word))
  const [first, ...others] = words.length > 0 ? words : name.split(/\s+/u).filter(startsWithLetter)
  if (!first) return ''
  const last = name.includes(' and ') ? others.at(-1) : others[0]
  return [first, last]
    .slice(0, initialsMax)
    .map(word => word?.match(/^\p{L}\p{M}*/u)?.[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

function startsWithLetter(word: string): boolean {
  return /^\p{L}/u.test(word)
}
