import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Email, Name, Session, staffLimits } from './staff.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const signInLimits = {
  invitationHours: 72,
  resetMinutes: 60,
  challengeMinutes: 5,
  recoveryCodes: 10,
  passkeysMax: 20
}

const Token = z.string().check(z.minLength(1), z.maxLength(100))
const Code = z.string().check(z.trim(), z.minLength(6), z.maxLength(20))
/** Whatever was typed; for what must be right already. */
const Password = z.string().check(z.minLength(1), z.maxLength(staffLimits.passwordCharactersMax))
/** For what is to be the password from now on. */
export const NewPassword = z
  .string()
  .check(
    z.minLength(
      staffLimits.passwordCharactersMin,
      `A password has at least ${staffLimits.passwordCharactersMin} characters.`
    ),
    z.maxLength(staffLimits.passwordCharactersMax)
  )
/** As the browser's `navigator.credentials` speaks, in JSON; checked by the server. */
const BrowserAnswer = z.looseObject({ id: z.string().check(z.maxLength(1400)) })
const BrowserQuestion = z.looseObject({ challenge: z.string() })

// Signing in another way than with a password.

export const askPasskey = endpoint('POST', '/session/passkey-challenge', {
  may: 'anyone',
  summary: 'What the browser hands to `navigator.credentials.get` to sign in with a passkey',
  input: z.object({}),
  reply: z.object({ challengeId: Id, options: BrowserQuestion })
})

export const signInWithPasskey = endpoint('POST', '/session/passkey', {
  may: 'anyone',
  summary: 'Sign in with a passkey; sets the session cookie',
  input: z.object({ challengeId: Id, answer: BrowserAnswer }),
  reply: Session,
  status: 201
})

export const startSingleSignOn = endpoint('POST', '/session/single-sign-on-start', {
  may: 'anyone',
  summary: 'Where to go to sign in with the business’s own provider; null when it has none',
  input: z.object({ email: Email }),
  reply: z.object({ url: z.nullable(z.string()) })
})

export const signInWithSingleSignOn = endpoint('POST', '/session/single-sign-on', {
  may: 'anyone',
  summary: 'Back from the provider, with all that its address bar held; sets the session cookie',
  input: z.object({ query: z.string().check(z.maxLength(4_000)) }), // `?code=…&state=…`
  reply: Session,
  status: 201
})

export const switchBusiness = endpoint('PUT', '/session/business', {
  may: 'staff',
  summary: 'Go on in another business that I belong to; the session gets a new token',
  input: z.object({ businessId: Id }),
  reply: Session
})

// Coming in for the first time, and again after forgetting.

export const checkInvitation = endpoint('POST', '/invitation-check', {
  may: 'anyone',
  summary: 'What an invitation is for, before it is accepted',
  input: z.object({ token: Token }),
  reply: z.object({
    businessName: z.string(),
    email: z.string(),
    name: z.string(),
    invitedBy: z.nullable(z.string()),
    hasAccount: z.boolean() // then the password is the one that this address has already
  })
})

export const acceptInvitation = endpoint('POST', '/invitation', {
  may: 'anyone',
  summary: 'Accept an invitation, once; sets the session cookie',
  input: z.object({ token: Token, name: Name, password: Password, code: z.optional(Code) }),
  reply: Session,
  status: 201
})

export const askPasswordReset = endpoint('POST', '/password-reset-request', {
  may: 'anyone',
  summary: 'Mail me a link to choose a new password. The answer is the same for every address',
  input: z.object({ email: Email }),
  reply: z.object({})
})

export const resetPassword = endpoint('POST', '/password-reset', {
  may: 'anyone',
  summary: 'Choose a new password with the link, once; every session of this person ends',
  input: z.object({ token: Token, password: NewPassword }),
  reply: z.object({})
})

// My own sign-in.

export const Passkey = z.object({
  id: Id,
  name: z.string(), // “Maya’s phone”
  addedAt: Instant,
  lastUsedAt: z.nullable(Instant)
})

export const getMySignIn = endpoint('GET', '/me/sign-in', {
  may: 'staff',
  summary: 'How I sign in',
  input: z.object({}),
  reply: z.object({
    email: z.string(),
    hasPassword: z.boolean(),
    passkeys: z.array(Passkey),
    codesSince: z.nullable(Instant), // codes of an authenticator are asked for since then
    recoveryCodesLeft: z.number()
  })
})

export const changePassword = endpoint('PUT', '/me/password', {
  may: 'staff',
  summary: 'Change my password; my other sessions end',
  input: z.object({ current: Password, next: NewPassword }),
  reply: z.object({})
})

export const askNewPasskey = endpoint('POST', '/me/passkey-challenge', {
  may: 'staff',
  summary: 'What the browser hands to `navigator.credentials.create` to make a passkey',
  input: z.object({ password: Password }), // a passkey opens the door for good: not from a screen left open
  reply: z.object({ challengeId: Id, options: BrowserQuestion })
})

export const addPasskey = endpoint('POST', '/me/passkeys', {
  may: 'staff',
  summary: 'Keep the passkey that the browser made',
  input: z.object({ challengeId: Id, name: Name, answer: BrowserAnswer }),
  reply: z.object({ passkey: Passkey }),
  status: 201
})

export const removePasskey = endpoint('DELETE', '/me/passkeys/:id', {
  may: 'staff',
  summary: 'This passkey opens nothing any more',
  input: z.object({ id: Id }),
  reply: z.object({})
})

export const startCodes = endpoint('POST', '/me/codes', {
  may: 'staff',
  summary: 'A secret for my authenticator; asked for at sign-in once a code of it was given',
  input: z.object({ password: Password }),
  reply: z.object({ secret: z.string(), url: z.string() }) // `otpauth://totp/…`, to draw as a square
})

export const confirmCodes = endpoint('PUT', '/me/codes', {
  may: 'staff',
  summary: 'The first code: from now on one is asked for. The recovery codes are shown this once',
  input: z.object({ code: Code }),
  reply: z.object({ recoveryCodes: z.array(z.string()) })
})

export const stopCodes = endpoint('POST', '/me/codes-end', {
  may: 'staff',
  summary: 'No code is asked for any more',
  input: z.object({ password: Password, code: Code }),
  reply: z.object({})
})

export const renewRecoveryCodes = endpoint('POST', '/me/recovery-codes', {
  may: 'staff',
  summary: 'New recovery codes, shown this once; the old ones end',
  input: z.object({ password: Password, code: Code }),
  reply: z.object({ recoveryCodes: z.array(z.string()) })
})

export const MySession = z.object({
  id: z.string(),
  device: z.string(), // “Firefox on Windows”
  businessName: z.string(),
  signedInAt: Instant,
  lastUsedAt: Instant,
  current: z.boolean()
})
export type MySession = z.infer<typeof MySession>

export const listMySessions = endpoint('GET', '/me/sessions', {
  may: 'staff',
  summary: 'Where I am signed in',
  input: z.object({}),
  reply: z.object({ sessions: z.array(MySession) })
})

export const endMySession = endpoint('DELETE', '/me/sessions/:id', {
  may: 'staff',
  summary: 'End one of my sessions; its screens close at once',
  input: z.object({ id: z.string().check(z.regex(/^[0-9a-f]{16}$/)) }),
  reply: z.object({})
})

export const signOutEverywhere = endpoint('DELETE', '/me/sessions', {
  may: 'staff',
  summary: 'End every session of mine, this one included',
  input: z.object({}),
  reply: z.object({ ended: z.number() })
})

// A business's own provider (OpenID Connect).

export const SingleSignOn = z.object({
  issuer: z.string(),
  clientId: z.string(),
  emailDomain: z.string(), // whoever’s e-mail ends so is sent there
  returnUrl: z.string() // what the provider must be told to come back to
})

export const getSingleSignOn = endpoint('GET', '/single-sign-on', {
  may: 'settings.change',
  summary: 'The provider that staff sign in with',
  input: z.object({}),
  reply: z.object({ singleSignOn: z.nullable(SingleSignOn), returnUrl: z.string() })
})

export const setSingleSignOn = endpoint('PUT', '/single-sign-on', {
  may: 'settings.change',
  summary: 'Staff whose e-mail ends so may sign in with this provider',
  input: z.object({
    issuer: z.url({ protocol: /^https?$/ }).check(z.maxLength(300)),
    clientId: oneLine(300),
    clientSecret: z.string().check(z.minLength(1), z.maxLength(300)),
    emailDomain: z.string().check(z.regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/), z.maxLength(200))
  }),
  reply: z.object({ singleSignOn: SingleSignOn })
})

export const stopSingleSignOn = endpoint('DELETE', '/single-sign-on', {
  may: 'settings.change',
  summary: 'Nobody signs in with a provider any more',
  input: z.object({}),
  reply: z.object({})
})
