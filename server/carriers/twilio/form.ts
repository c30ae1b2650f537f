const pairsMax = 200
const ampersand = 0x26

/** The fields of a form, each with all its values, or null when they are more than any carrier
 * sends. Bytes that are no text become U+FFFD. */
export function readForm(body: Buffer): Map<string, string[]> | null {
  let pairs = 1
  for (const byte of body) if (byte === ampersand) pairs++
  if (pairs > pairsMax) return null
  const fields = new Map<string, string[]>()
  for (const [key, value] of new URLSearchParams(body.toString('utf8'))) {
    const values = fields.get(key)
    if (values) values.push(value)
    else fields.set(key, [value])
  }
  return fields
}

/** What a database can keep and a screen can show: NUL and half characters become visible signs.
 * Used for texts that come by webhook and by list alike, so that both compare as equal. */
export function showable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '␀')
}
