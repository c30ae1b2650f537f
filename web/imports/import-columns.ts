import type { ImportFields } from '@parlor/contract/client-imports.ts'
import { plainCell } from '../csv.ts'

export const columnFields = [
  ...(['name', 'first', 'last', 'phones', 'emails', 'uid', 'externalId', 'type'] as const),
  ...(['groups', 'language', 'birthday', 'note', 'marketing'] as const)
] as const
export type ColumnField = (typeof columnFields)[number]
export type Mapping = (ColumnField | null)[] // by column

const headings: Record<ColumnField, string[]> = {
  name: ['name', 'fullname', 'client', 'clientname', 'customer', 'guest', 'displayname', 'contact'],
  first: ['firstname', 'givenname', 'first', 'forename'],
  last: ['lastname', 'surname', 'familyname', 'last'],
  phones: [
    'phones',
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone'
  ],
  emails: ['emails', 'email', 'emailaddress', 'mail'],
  uid: ['uid', 'clientnumber', 'number', 'customernumber', 'cardnumber'],
  externalId: ['externalid', 'id', 'clientid', 'customerid', 'guestid', 'uuid'],
  type: ['type', 'clienttype', 'status', 'membership', 'category'],
  groups: ['groups', 'group', 'tags', 'segments', 'labels'],
  language: ['language', 'lang', 'locale'],
  birthday: ['birthday', 'birthdate', 'dateofbirth', 'dob', 'born'],
  note: ['note', 'notes', 'comment', 'comments', 'remarks', 'memo'],
  marketing: ['marketing', 'marketingconsent', 'optin', 'newsletter', 'smsmarketing', 'promotions']
}
const alsoPhones =
  /^(home|work|other|business|main|primary|second(ary)?)?(phone|mobile|cell|tel|telephone)(number)?\d*$/
const alsoEmails = /^(home|work|other|business|main|primary|second(ary)?)?e?mail(address)?\d*$/
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What each heading most likely means; several columns may hold numbers, addresses or groups. */
export function guessColumns(heads: readonly string[]): Mapping {
  const taken = new Set<ColumnField>()
  return heads.map(head => {
    const word = plain(head)
    const field = columnFields.find(each => headings[each].includes(word)) ?? severalOf(word)
    if (!field || (taken.has(field) && !isSeveral(field))) return null
    taken.add(field)
    return field
  })
}

function severalOf(word: string): ColumnField | null {
  if (alsoPhones.test(word)) return 'phones'
  return alsoEmails.test(word) ? 'emails' : null
}

export const isSeveral = (field: ColumnField) => ['phones', 'emails', 'groups'].includes(field)

/** One line of the file, as the server takes it. */
export function fieldsOf(cells: readonly string[], mapping: Mapping): ImportFields {
  const values = (field: ColumnField) =>
    mapping.flatMap((each, place) => {
      const cell = each === field ? plainCell(cells[place] ?? '').trim() : ''
      return cell === '' ? [] : [cell]
    })
  const one = (field: ColumnField) => values(field)[0] ?? ''
  const split = (field: ColumnField, by: RegExp) =>
    values(field)
      .flatMap(cell => cell.split(by))
      .map(each => each.trim())
      .filter(each => each !== '')
      .slice(0, 10)
  return {
    name: one('name') || [one('first'), one('last')].filter(Boolean).join(' '),
    phones: split('phones', /\s*[;\n|]\s*/),
    emails: split('emails', /\s*[;,\n|]\s*/),
    groups: split('groups', /\s*[;\n|]\s*/),
    uid: one('uid'),
    externalId: one('externalId'),
    type: one('type'),
    language: one('language'),
    birthday: one('birthday'),
    note: one('note'),
    marketing: one('marketing')
  }
}

/** The headings of our own export, in the order of `cellsOf`. */
export const exportHeads = [
  ...['Name', 'Phones', 'Emails', 'UID', 'External id', 'Type', 'Groups', 'Language', 'Birthday'],
  ...['Note', 'Marketing']
]

/** The other way round: a line that `fieldsOf` reads back as it was. */
export function cellsOf(fields: ImportFields): string[] {
  return [
    ...[fields.name, fields.phones.join('; '), fields.emails.join('; ')],
    ...[fields.uid, fields.externalId, fields.type, fields.groups.join('; ')],
    ...[fields.language, fields.birthday, fields.note, fields.marketing]
  ]
}
