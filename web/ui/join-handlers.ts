type Handlers = Record<string, ((event: never) => void) | undefined>

/** What two hooks want to hear of the same element: both hear it. */
export function joinHandlers<One extends object, Two extends object>(
  one: One,
  two: Two
): One & Two {
  const joined: Handlers = { ...(one as Handlers) }
  for (const [name, second] of Object.entries(two as Handlers)) {
    const first = joined[name]
    joined[name] = first
      ? event => {
          first(event)
          second?.(event)
        }
      : second
  }
  return joined as One & Two
}
