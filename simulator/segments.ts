// 3GPP 23.038: the basic table, and the characters that cost two places.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
)
const extended = new Set('\f^{}\\[~]|€')

/** How many texts the carrier bills for this body. A picture message is always one. */
export function segmentsOf(body: string): number {
  const units = septets(body)
  const parts = units === null ? ucs2Parts(body) : units <= 160 ? 1 : gsmParts(body)
  return Math.max(1, parts)
}

function septets(body: string): number | null {
  let count = 0
  for (const character of body) {
    if (basic.has(character)) count += 1
    else if (extended.has(character)) count += 2
    else return null
  }
  return count
}

function gsmParts(body: string): number {
  return parts(body, 153, character => (basic.has(character) ? 1 : 2))
}

function ucs2Parts(body: string): number {
  return body.length <= 70 ? 1 : parts(body, 67, character => character.length)
}

// A character of two places is never cut in half, so a part may end one place early.
function parts(body: string, placesPerPart: number, cost: (character: string) => number): number {
  let count = 1
  let used = 0
  for (const character of body) {
    const places = cost(character)
    if (used + places > placesPerPart) {
      count += 1
      used = 0
    }
    used += places
  }
  return count
}
