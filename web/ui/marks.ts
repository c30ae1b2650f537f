export type Piece = { text: string; isHit: boolean }

const before = 24 // characters that stand before the first hit

/** The words of a text in one line, from a little before its first hit on. */
export function snippetOf(body: string, marks: readonly [number, number][]): Piece[] {
  const first = marks[0]?.[0] ?? 0
  const space = body.lastIndexOf(' ', Math.max(0, first - before))
  const from = first > before ? Math.max(0, space + 1) : 0
  const pieces = [...(from > 0 ? [plain('…')] : []), ...piecesOf(body, marks, from)]
  return pieces.map(({ text, isHit }) => ({ text: text.replace(/\s+/g, ' '), isHit }))
}

/** A text cut at its marks; what does not stand in a mark is plain. */
export function piecesOf(body: string, marks: readonly [number, number][], from = 0): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const [begin, end] of marks) {
    if (begin < at) continue
    pieces.push(plain(body.slice(at, begin)), { text: body.slice(begin, end), isHit: true })
    at = end
  }
  return [...pieces, plain(body.slice(at))].filter(piece => piece.text !== '')
}

const plain = (text: string): Piece => ({ text, isHit: false })

/** Where the beginnings of the words that were typed stand in a name. */
export function nameMarks(name: string, q: string): [number, number][] {
  const asked = wordsOf(q)
  return [...name.matchAll(word)].flatMap(({ 0: text, index }) => {
    const hit = asked.find(each => fold(text).startsWith(each))
    return hit ? [[index, index + hit.length] as [number, number]] : []
  })
}

/** Where the words that were looked for stand in a text that holds all of them, the last perhaps
 * unfinished; nowhere in any other. */
export function textMarks(body: string, q: string): [number, number][] {
  const said = [...body.matchAll(word)].map(({ 0: text }) => fold(text))
  const isWhole = askedOf(q).every(isIt => said.some(isIt))
  return isWhole ? wordMarks(body, q) : []
}

/** Where any of them stands in a part of such a text. */
export function wordMarks(part: string, q: string): [number, number][] {
  const asked = askedOf(q)
  return [...part.matchAll(word)]
    .filter(({ 0: text }) => asked.some(isIt => isIt(fold(text))))
    .map(({ 0: text, index }) => [index, index + text.length])
}

function askedOf(q: string) {
  const words = wordsOf(q)
  return words.map(
    (each, index) => (text: string) =>
      text === each || (index === words.length - 1 && text.startsWith(each))
  )
}

const word = /[\p{L}\p{N}'’]+/gu
const wordsOf = (q: string) =>
  fold(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
const fold = (words: string) =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
