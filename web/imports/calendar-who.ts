import type ICAL from 'ical.js'
import { type VisitFields, visitImportLimits } from '@parlor/contract/appointment-imports.ts'

const several = 5

/** Who comes, as far as an event says it: its guests, and what programs for bookings write into its
 * description. */
export function whoIn(
  event: ICAL.Component
): Pick<VisitFields, 'client' | 'phones' | 'emails' | 'note'> {
  const note = plainText(String(event.getFirstPropertyValue('description') ?? ''))
  const host = addressOf(event.getFirstProperty('organizer'))
  const guests = event
    .getAllProperties('attendee')
    .filter(each => addressOf(each) !== host && isPerson(each))
  const named = guests.map(guest => String(guest.getParameter('cn') ?? '')).filter(isName)
  const line = /^\s*(?:client|customer|guest|patient|name)\s*:\s*(\S.{1,80})$/im.exec(note)?.[1]
  const addresses = [...guests.map(addressOf), ...(note.match(email) ?? [])]
  return {
    client: (line ?? (named.length === 1 ? named[0]! : '')).trim(),
    phones: unique(note.match(phone) ?? []).filter(hasDigits),
    emails: unique(addresses.filter(each => each !== null && each !== host) as string[]),
    note: note.slice(0, visitImportLimits.noteCharactersMax)
  }
}

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const phone = /\+?\(?\d[\d ().-]{7,20}\d/g
const hasDigits = (written: string) => {
  const digits = written.replace(/\D/g, '').length
  return digits >= 8 && digits <= 15
}
const unique = (all: string[]) => [...new Set(all.map(each => each.trim()))].slice(0, several)
const isName = (text: string) => text.trim() !== '' && !text.includes('@')
const isPerson = (guest: ICAL.Property) =>
  !/^(room|resource|group)$/i.test(String(guest.getParameter('cutype') ?? 'individual'))

function addressOf(property: ICAL.Property | null): string | null {
  const written = /^mailto:(.+)$/i.exec(String(property?.getFirstValue() ?? ''))?.[1]
  return written?.trim().toLowerCase() ?? null
}

/** Some calendars write descriptions as a page. */
function plainText(description: string): string {
  if (!/<(br|p|div|a|b|ul|li|span|html)\b[^>]*>/i.test(description)) return description.trim()
  const withLines = description.replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
  const page = new DOMParser().parseFromString(withLines, 'text/html')
  return (page.body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim()
}
