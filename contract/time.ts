import * as z from 'zod/mini'

/** A moment in UTC, as ISO 8601 with milliseconds: `2026-11-24T18:42:00.000Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>
