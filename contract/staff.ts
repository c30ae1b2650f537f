import * as z from 'zod/mini'
import { Business } from './businesses.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Location } from './locations.ts'
import { OurNumber } from './numbers.ts'
import { Permission, Role } from './permissions.ts'
import { oneLine } from './words.ts'

export const staffLimits = {
  emailCharactersMax: 254,
  passwordCharactersMin: 8,
  passwordCharactersMax: 256,
  nameCharactersMax: 80,
  reasonCharactersMax: 120,
  membersMax: 1_000,
  locationsEachMax: 100
}

export const Staff = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  colour: z.number(), // 1, 2, 3 …: which staff colour; the initials tell the fourth onward apart
  active: z.boolean() // false: has left, or may not sign in; texts keep their author
})
export type Staff = z.infer<typeof Staff>

/** Who is signed in, and what every screen needs to know beside it. */
export const Session = z.object({
  staff: Staff,
  business: Business,
  colleagues: z.array(Staff),
  numbers: z.array(OurNumber),
  permissions: z.array(Permission), // what I may do, exceptions included
  locations: z.array(Location),
  businesses: z.array(z.object({ id: Id, name: z.string() })) // all that I belong to
})
export type Session = z.infer<typeof Session>

export const Email = z
  .string()
  .check(
    z.trim(),
    z.maxLength(staffLimits.emailCharactersMax),
    z.regex(
      /^[^\s\p{Cc}@,;:<>"()]+@[^\s\p{Cc}@,;:<>"()]+\.[^\s\p{Cc}@,;:<>"()]+$/u,
      'This is no e-mail address.'
    )
  )
export const Name = oneLine(staffLimits.nameCharactersMax)
export const signIn = endpoint('POST', '/session', {
  may: 'anyone',
  summary: 'Sign in with e-mail and password; sets the session cookie',
  input: z.object({
    email: z.string().check(z.minLength(1), z.maxLength(staffLimits.emailCharactersMax)),
    password: z.string().check(z.minLength(1), z.maxLength(staffLimits.passwordCharactersMax)),
    code: z.optional(z.string().check(z.maxLength(20))) // asked for by the problem `code-needed`
  }),
  reply: Session,
  status: 201
})

export const getSession = endpoint('GET', '/session', {
  may: 'staff',
  summary: 'Who is signed in',
  input: z.object({}),
  reply: Session
})

export const signOut = endpoint('DELETE', '/session', {
  may: 'staff',
  summary: 'Sign out: the session, and the live updates that hang on it, end at once',
  input: z.object({}),
  reply: z.object({})
})
