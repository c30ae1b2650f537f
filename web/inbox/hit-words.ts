import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { Hit } from '@parlor/contract/search.ts'

export type HitGroup = { row: ConversationRow; hits: Hit[] }
export type Piece = { text: string; isHit: boolean }

/** Conversations in the order of their newest hit. */
export function hitsByConversation(hits: readonly Hit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  for (const hit of hits) {
    const { id } = hit.conversation
    const group = groups.get(id) ?? { row: hit.conversation, hits: [] }
    group.hits.push(hit)
    groups.set(id, group)
  }
  return [...groups.values()]
}

const before = 24 // characters that stand before the first hit

/** The words of a text in one line, from a little before its first hit on. */
export function snippetOf(body: string, marks: readonly [number, number][]): Piece[] {
  const first = marks[0]?.[0] ?? 0
  const space = body.lastIndexOf(' ', Math.max(0, first - before))
  const from = first > before ? Math.max(0, space + 1) : 0
  const pieces: Piece[] = from > 0 ? [{ text: '…', isHit: false }] : []
  let at = from
  for (const [begin, end] of marks) {
    if (begin < at) continue
    pieces.push({ text: body.slice(at, begin), isHit: false })
    pieces.push({ text: body.slice(begin, end), isHit: true })
    at = end
  }
  pieces.push({ text: body.slice(at), isHit: false })
  return pieces
    .map(({ text, isHit }) => ({ text: text.replace(/\s+/g, ' '), isHit }))
    .filter(piece => piece.text !== '')
}

/** Where the beginnings of the words that were typed stand in a name. */
export function nameMarks(name: string, q: string): [number, number][] {
  const asked = wordsOf(q)
  return [...name.matchAll(/[\p{L}\p{N}'’]+/gu)].flatMap(({ 0: word, index }) => {
    const hit = asked.find(each => fold(word).startsWith(each))
    return hit ? [[index, index + hit.length] as [number, number]] : []
  })
}

const wordsOf = (q: string) =>
  fold(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
const fold = (words: string) =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
