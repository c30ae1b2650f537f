const depthMax = 32 // nothing in the contract is as deep; what is deeper is refused by it

/** What no phone and no database can hold is shown, not dropped: NUL, and half a character. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\u2400')
  if (typeof value !== 'object' || value === null || depth > depthMax) return value
  if (Array.isArray(value)) return value.map(each => storable(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, storable(each, depth + 1)])
  )
}
