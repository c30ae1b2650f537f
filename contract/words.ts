import * as z from 'zod/mini'

/** One line that a person wrote: no break, no NUL that no database holds. */
export function oneLine(charactersMax: number, charactersMin = 1) {
  return z
    .string()
    .check(
      z.trim(),
      z.minLength(charactersMin),
      z.maxLength(charactersMax),
      z.regex(/^\P{Cc}*$/u, 'Write it in one line, without control characters.')
    )
}
