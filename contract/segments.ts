/** What a text costs: how many parts the phone network cuts it into, and which character is to
 * blame. Runs at every key press and over whole campaigns, so it is a walk over numbers. */
export type SegmentLimits = Record<Encoding, { alone: number; part: number }>
export type Encoding = 'gsm7' | 'ucs2'

/** A carrier that marks parts with a longer header has room for 152 and 66 instead. */
export const usualLimits: SegmentLimits = {
  gsm7: { alone: 160, part: 153 },
  ucs2: { alone: 70, part: 67 }
}

export type SegmentCount = {
  encoding: Encoding
  segments: number
  units: number
  unitsPerSegment: number
  unitsLeft: number // in the last segment
  costly: CostlyCharacter | null
}

/** The character without which the text would be fewer segments. `alphabet`: it does not exist in
 * GSM-7 and halves the room of all others. `length`: it is the first of the second segment. */
export type CostlyCharacter = {
  index: number
  char: string
  replacement: string | null
  why: 'alphabet' | 'length'
}

export function countSegments(text: string, limits = usualLimits): SegmentCount {
  const outsideAt = firstOutside(text)
  const encoding = outsideAt === -1 ? 'gsm7' : 'ucs2'
  const { segments, units, unitsInLast, overflowAt } = pack(text, encoding, limits)
  const unitsPerSegment = segments > 1 ? limits[encoding].part : limits[encoding].alone
  const stray =
    segments > 1 && outsideAt !== -1 ? findStray(text, outsideAt, segments, limits) : null
  const costly = stray ?? (overflowAt === -1 ? null : costlyAt(text, overflowAt, 'length'))
  return {
    encoding,
    segments,
    units,
    unitsPerSegment,
    unitsLeft: unitsPerSegment - unitsInLast,
    costly
  }
}

/** Quotes, dashes and spaces of a word processor become those of a phone. Letters stay: a client's
 * name is never changed. */
export function straighten(text: string): string {
  return text.replace(lookAlikePattern, char => lookAlikes.get(char)!)
}

const lookAlikes = new Map<string, string>()
const lookAlikeGroups: [replacement: string, chars: string][] = [
  ["'", '\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u00b4\u0060\uff07'],
  ['"', '\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02'],
  ['-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u2043\uff0d'],
  ['...', '\u2026'],
  ['/', '\u2044\u2215\uff0f'],
  ['x', '\u00d7'],
  [
    ' ',
    '\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'
  ],
  ['\n', '\u0085\u2028\u2029'],
  ['', '\u00ad\u200b\u2060\ufeff'] // invisible; the joiners inside emoji and Persian are not here
]
for (const [replacement, chars] of lookAlikeGroups) {
  for (const char of chars) lookAlikes.set(char, replacement)
}
const lookAlikePattern = new RegExp(`[${[...lookAlikes.keys()].join('')}]`, 'g')

// 3GPP 23.038. Lower-case ç is not in it, nor are á, í, ó, ú.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const escaped = '\f^{}\\[~]|€'

/** Septets by character code; 0 stands outside GSM-7. */
const septets = new Uint8Array('€'.charCodeAt(0) + 1)
for (const char of basic) septets[char.charCodeAt(0)] = 1
for (const char of escaped) septets[char.charCodeAt(0)] = 2

function firstOutside(text: string, from = 0) {
  for (let at = from; at < text.length; at++) if (!septets[text.charCodeAt(at)]) return at
  return -1
}

/** Fills part after part. What takes two units is never cut in two, so a part may end one short. */
function pack(text: string, encoding: Encoding, limits: SegmentLimits) {
  const { alone, part } = limits[encoding]
  let units = 0
  let parts = 0
  let inPart = part
  let overflowAt = -1
  for (let at = 0; at < text.length; ) {
    const isPair = text.codePointAt(at)! > 0xffff
    const width = encoding === 'gsm7' ? septets[text.charCodeAt(at)] || 1 : isPair ? 2 : 1
    units += width
    if (units > alone && overflowAt === -1) overflowAt = at
    if (inPart + width > part) parts++
    inPart = inPart + width > part ? width : inPart + width
    at += isPair ? 2 : 1
  }
  return units > alone
    ? { segments: parts, units, unitsInLast: inPart, overflowAt }
    : { segments: units && 1, units, unitsInLast: units, overflowAt }
}

/** Where this much of a text stands outside GSM-7, it is its language and not a stray character. */
const strayShareMax = 0.2

/** The character whose absence would bring the text back to GSM-7 and to fewer segments. */
function findStray(text: string, firstAt: number, segments: number, limits: SegmentLimits) {
  let culpritAt = -1
  let strays = 0
  for (let at = firstAt; at !== -1; at = firstOutside(text, at + 1)) {
    if (lookAlikes.has(text.charAt(at))) continue
    if (culpritAt === -1) culpritAt = at
    strays++
  }
  const saves = pack(straighten(text), 'gsm7', limits).segments < segments
  const isStray = strays <= text.length * strayShareMax
  return saves && isStray
    ? costlyAt(text, culpritAt === -1 ? firstAt : culpritAt, 'alphabet')
    : null
}

function costlyAt(text: string, index: number, why: CostlyCharacter['why']): CostlyCharacter {
  const char = String.fromCodePoint(text.codePointAt(index)!)
  return { index, char, replacement: lookAlikes.get(char) ?? null, why }
}
