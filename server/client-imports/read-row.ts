import type { ImportFields } from '@parlor/contract/client-imports.ts'
import { Email } from '@parlor/contract/staff.ts'
import { clientLimits } from '@parlor/contract/client-cards.ts'
import { readPhone } from '../clients/read-phone.ts'
import { now } from '../platform/clock.ts'

/** A line of the file as it would be kept. */
export type ReadRow = {
  name: string
  phones: string[]
  emails: string[]
  uid: string | null
  externalId: string | null
  type: string | null
  groups: string[]
  language: string | null
  birthday: string | null
  note: string | null
  marketing: boolean | null
}
export type Bad = { field: string; why: string }

/** Reads what was written, or says which field is bad and why. */
export async function readRow(
  fields: ImportFields,
  known: { country: string; ours: ReadonlySet<string> }
): Promise<ReadRow | Bad> {
  const name = oneLine(fields.name)
  if (name === '') return { field: 'name', why: 'There is no name.' }
  if (name.length > clientLimits.nameCharactersMax) return tooLong('name', 'name')
  const phones: string[] = []
  for (const written of fields.phones.map(oneLine).filter(each => each !== '')) {
    const read = await readPhone(written, known.country)
    if ('problem' in read) return { field: 'phones', why: `${written}: ${read.problem}` }
    if (known.ours.has(read.phone)) {
      return { field: 'phones', why: `${written}: this is your own number.` }
    }
    if (!phones.includes(read.phone)) phones.push(read.phone)
  }
  const emails: string[] = []
  for (const written of fields.emails.map(oneLine).filter(each => each !== '')) {
    const read = Email.safeParse(written)
    if (!read.success) return { field: 'emails', why: `${written}: this is no e-mail address.` }
    if (!emails.includes(read.data)) emails.push(read.data)
  }
  const birthday = readDay(oneLine(fields.birthday), known.country)
  if (birthday === undefined) {
    const why = `${fields.birthday}: there is no such day. Write it as 1988-06-06.`
    return { field: 'birthday', why }
  }
  for (const field of ['uid', 'externalId', 'type'] as const) {
    if (oneLine(fields[field]).length > clientLimits.idCharactersMax) return tooLong(field, field)
  }
  return {
    ...{ name, phones, emails, birthday },
    uid: oneLine(fields.uid) || null,
    externalId: oneLine(fields.externalId) || null,
    type: oneLine(fields.type) || null,
    groups: [...new Set(fields.groups.map(oneLine).filter(each => each !== ''))].map(each =>
      each.slice(0, 40)
    ),
    language: /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(fields.language.trim())
      ? fields.language.trim()
      : null,
    note: clean(fields.note).trim() || null,
    marketing: readYes(fields.marketing)
  }
}

const tooLong = (field: string, what: string): Bad => ({ field, why: `The ${what} is too long.` })
const clean = (text: string) => text.replace(/\p{Cc}/gu, sign => (sign === '\n' ? '\n' : ' '))
const oneLine = (text: string) => clean(text).replace(/\s+/gu, ' ').trim()

function readYes(written: string): boolean | null {
  const word = written.trim().toLowerCase()
  if (['yes', 'y', 'true', '1', 'x', 'oui', 'si', 'ja'].includes(word)) return true
  return ['no', 'n', 'false', '0', 'non', 'nein'].includes(word) ? false : null
}

const monthFirst = new Set(['US', 'CA', 'PH'])

/** ISO, or as the country writes it with slashes or dots; undefined: no such day. */
function readDay(written: string, country: string): string | null | undefined {
  if (written === '') return null
  const iso = /^(\d{4}|-)-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(written)
  const local = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(written)
  let [year, month, day] = iso ? [iso[1]!, Number(iso[2]), Number(iso[3])] : ['', 0, 0]
  if (local) {
    const [one, other] = [Number(local[1]), Number(local[3])]
    const isMonthFirst = local[2] === '/' && monthFirst.has(country) && one <= 12
    year = local[4]!
    ;[month, day] = isMonthFirst || other > 12 ? [one, other] : [other, one]
  }
  const known = year === '-' ? '2024' : year
  const at = new Date(`${known}-${two(month)}-${two(day)}T00:00:00Z`)
  const exists = !Number.isNaN(at.getTime()) && at.getUTCDate() === day
  if (!exists || (year !== '-' && at.getTime() > now().getTime())) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

const two = (figure: number) => String(figure).padStart(2, '0')
