import * as z from 'zod/mini'

/** A UUIDv7: made where the thing is made, so that a retry is the same row. Read in either case and
 * answered in small letters, as the database does, so that two writings of one id are equal. */
export const Id = z.uuid().check(z.toLowerCase())

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]?: Name }
export type BusinessId = Branded<'business'>
export type StaffId = Branded<'staff'>
export type NumberId = Branded<'number'>
export type ClientId = Branded<'client'>
export type ConversationId = Branded<'conversation'>
export type MessageId = Branded<'message'>

let lastMs = 0
let lastCount = 0

/** Sorts by the time it was made; ids of one millisecond and one process keep their order. */
export function newId(ms: number = globalThis.Date.now()): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  lastCount = ms === lastMs ? lastCount + 1 : 0
  lastMs = ms
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | ((lastCount >> 8) & 0x0f)
  bytes[7] = lastCount & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
