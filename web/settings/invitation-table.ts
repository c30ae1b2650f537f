import { type Permission, type Role, whyNotGive } from '@parlor/contract/permissions.ts'
import { Email, Name } from '@parlor/contract/staff.ts'
import { inviteWords as t } from '../words/en-invite.ts'

export const tableLimits = { rowsMax: 200, bytesMax: 1024 * 1024 }

type Named = { id: string; name: string }
export type Known = {
  roles: (Named & { permissions: readonly Permission[] })[]
  locations: Named[]
  members: { email: string | null; status: string }[]
  invitations: { email: string }[]
  me: { id: string; role: Role; permissions: ReadonlySet<Permission> }
  usualRole: Role // of a row that names none
}
export type Invitee = {
  row: number // as the sheet counts, the headings being row 1
  name: string
  email: string
  role: Named
  locations: Named[] // none: all
}
export type BadRow = { row: number; words: string }
export type Read = { invitees: Invitee[]; bad: BadRow[]; leftOut: string[] }

type Column = 'name' | 'first' | 'last' | 'email' | 'role' | 'location'
const headings: Record<Column, string[]> = {
  name: ['name', 'fullname', 'staff', 'staffname', 'staffmember', 'employee', 'person'],
  first: ['firstname', 'givenname', 'first'],
  last: ['lastname', 'surname', 'familyname', 'last'],
  email: ['email', 'emailaddress', 'mail', 'address'],
  role: ['role', 'position', 'jobtitle', 'title', 'access'],
  location: ['location', 'locations', 'branch', 'site', 'worksat', 'salon', 'clinic']
}
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What a list says of whom to invite; every row that cannot be followed says why. Columns are known
 * by their headings, in any order. */
export function readTable(cells: string[][], known: Known): Read | { fault: string } {
  const first = cells.findIndex(row => row.some(cell => cell.trim()))
  const heads = cells[first] ?? []
  const columns = heads.map(columnOf)
  const has = (column: Column) => columns.includes(column)
  if (first < 0) return { fault: t.empty }
  if (!has('email') || !(has('name') || has('first') || has('last'))) return { fault: t.noHeadings }
  const rows = cells
    .map((row, index) => ({ row: index + 1, of: valuesOf(row, columns) }))
    .slice(first + 1)
    .filter(({ of }) => Object.values(of).some(Boolean))
  if (rows.length === 0) return { fault: t.onlyHeadings }
  if (rows.length > tableLimits.rowsMax) return { fault: t.tooMany(rows.length) }
  const read: Read = { invitees: [], bad: [], leftOut: [] }
  const seen = new Map<string, number>()
  for (const { row, of } of rows) {
    const invitee = inviteeOf(of, known, seen, row)
    if (typeof invitee === 'string') read.bad.push({ row, words: invitee })
    else read.invitees.push({ row, ...invitee })
  }
  read.leftOut = heads.filter((head, at) => head.trim() && !columns[at]).map(head => head.trim())
  return read
}

function columnOf(head: string): Column | null {
  const word = plain(head)
  const found = Object.entries(headings).find(([, words]) => words.includes(word))
  return found ? (found[0] as Column) : null
}

type Values = Record<Column, string>

function valuesOf(row: string[], columns: (Column | null)[]): Values {
  const values = { name: '', first: '', last: '', email: '', role: '', location: '' }
  for (const [at, column] of columns.entries()) {
    // What another program wrote to keep a spreadsheet from reckoning: '+1…, '=…
    const cell = (row[at] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
    if (column && !values[column]) values[column] = cell
  }
  return values
}

function inviteeOf(
  of: Values,
  known: Known,
  seen: Map<string, number>,
  row: number
): Omit<Invitee, 'row'> | string {
  if (!of.email) return t.noEmail
  const email = Email.safeParse(of.email.toLowerCase())
  if (!email.success) return t.badEmail(of.email)
  const before = seen.get(email.data)
  if (before) return t.sameAs(email.data, before)
  seen.set(email.data, row)
  const isHere = known.members.some(
    each => each.status !== 'removed' && each.email?.toLowerCase() === email.data
  )
  if (isHere) return t.worksHere(email.data)
  if (known.invitations.some(each => each.email === email.data)) return t.isInvited(email.data)
  const name = Name.safeParse(of.name || `${of.first} ${of.last}`)
  if (!name.success) return of.name || of.first || of.last ? t.badName : t.noName
  const role = roleOf(of.role, known)
  if (typeof role === 'string') return role
  const locations = locationsOf(of.location, known)
  return typeof locations === 'string'
    ? locations
    : { name: name.data, email: email.data, role, locations }
}

function roleOf(text: string, { roles, me, usualRole }: Known): Named | string {
  const asked = plain(text || usualRole)
  const role = roles.find(each => plain(each.name) === asked || plain(each.id) === asked)
  if (!role) return t.noSuchRole(text, roles.map(each => each.name).join(', '))
  const next = { role: role.id, permissions: new Set(role.permissions) }
  return whyNotGive(me, null, next) ?? { id: role.id, name: role.name }
}

function locationsOf(text: string, { locations }: Known): Named[] | string {
  if (!text || /^(all|everywhere|all locations)$/i.test(text)) return []
  const whole = locations.find(each => plain(each.name) === plain(text))
  if (whole) return [whole]
  const found: Named[] = []
  for (const part of text.split(/[;,|/&]/).filter(each => each.trim())) {
    const location = locations.find(each => plain(each.name) === plain(part))
    if (!location) {
      return t.noSuchLocation(part.trim(), locations.map(each => each.name).join(', '))
    }
    if (!found.includes(location)) found.push(location)
  }
  return found
}
