import * as z from 'zod/mini'
import { Business } from './businesses.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { OurNumber } from './numbers.ts'
import { Role } from './permissions.ts'

export const Staff = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  colour: z.number() // 1, 2, 3 …: which staff colour; the initials tell the fourth onward apart
})
export type Staff = z.infer<typeof Staff>

/** Who is signed in, and what every screen needs to know beside it. */
export const Session = z.object({
  staff: Staff,
  business: Business,
  colleagues: z.array(Staff),
  numbers: z.array(OurNumber)
})
export type Session = z.infer<typeof Session>

export const staffLimits = { emailCharactersMax: 254, passwordCharactersMax: 256 }

export const signIn = endpoint('POST', '/session', {
  may: 'anyone',
  summary: 'Sign in with e-mail and password; sets the session cookie',
  input: z.object({
    email: z.string().check(z.minLength(1), z.maxLength(staffLimits.emailCharactersMax)),
    password: z.string().check(z.minLength(1), z.maxLength(staffLimits.passwordCharactersMax))
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
