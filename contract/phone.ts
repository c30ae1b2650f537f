import * as z from 'zod/mini'

declare const brand: unique symbol
/** E.164, the only stored form: `+12505550142`. */
export type Phone = string & { readonly [brand]?: 'phone' }
export const Phone = z
  .string()
  .check(z.regex(/^\+[1-9][0-9]{6,14}$/, 'Write the number as +12505550142.'))

/** Who a text comes from: a phone, or a short code or name that a company sends from (`787473`). */
export const Sender = z.string().check(z.minLength(1), z.maxLength(64))

/** As people write it: `(250) 555-0142` in North America, else in groups behind the country code. */
export function showPhone(phone: Phone): string {
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  if (!northAmerican) return phone
  return `(${northAmerican[1]}) ${northAmerican[2]}-${northAmerican[3]}`
}
