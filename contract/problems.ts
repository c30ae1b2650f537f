import * as z from 'zod/mini'

/** An RFC 9457 problem. `code` is stable; `detail` is a plain sentence for a person. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  requestId: z.optional(z.string()),
  details: z.optional(z.record(z.string(), z.unknown())), // what a program needs to go on
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() })))
})
export type Problem = z.infer<typeof Problem>

/** Is it a problem at all? For pages, which leave the checking of every field to the server. */
export function isProblem(value: unknown): value is Problem {
  const { status, code, detail } = (value ?? {}) as Partial<Problem>
  return typeof status === 'number' && typeof code === 'string' && typeof detail === 'string'
}
