import { messagingLimits } from '@parlor/contract/messaging.ts'
import { countSegments, straighten } from '@parlor/contract/segments.ts'

export type Cost = {
  texts: number
  used: number // of `room`, in the units of the text's alphabet
  room: number
  tooLongBy: number // characters over what one text may have
  costly: { start: number; end: number; char: string; adds: number; mends: boolean } | null
}

/** What a text costs, and which character makes it dear. Null while there is nothing to send. */
export function costOf(text: string): Cost | null {
  if (text.trim() === '') return null
  const { segments, units, unitsPerSegment, costly } = countSegments(text)
  return {
    texts: segments,
    used: units,
    room: segments * unitsPerSegment,
    tooLongBy: Math.max(0, text.length - messagingLimits.bodyCharactersMax),
    costly: costly?.why === 'alphabet' ? blame(text, segments, costly) : null
  }
}

function blame(
  text: string,
  segments: number,
  found: { index: number; char: string; replacement: string | null }
) {
  const { index: start, char, replacement } = found
  const straight = straighten(text)
  const mended = replacement === null ? straight.replaceAll(char, '') : straight
  const adds = segments - countSegments(mended).segments
  if (adds <= 0) return null
  return { start, end: start + char.length, char, adds, mends: replacement !== null }
}
