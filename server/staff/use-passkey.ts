import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON
} from '@simplewebauthn/server'
import { signInLimits } from '@parlor/contract/sign-in.ts'
import { Refusal } from '../platform/errors.ts'
import { getAccount } from './accounts.ts'
import { type Me, myAccount, proveMine } from './my-sign-in.ts'
import {
  addChallenge,
  addPasskey,
  deletePasskey,
  findPasskey,
  noteUse,
  type Passkey,
  passkeysOf,
  takeChallenge
} from './passkeys.ts'
import { noteEverywhere } from './reset-password.ts'
import { beginSession, type From, type SignedIn, type SignInParts } from './sign-in.ts'

/** Where the browser says it is, which a passkey is bound to. */
export type Site = { origin: string; host: string }
type Asked = { challengeId: string; answer: Record<string, unknown> & { id: string } }

const algorithms = [-8, -7, -257] // EdDSA, ES256, RS256: what every device has one of

// Loaded with the first passkey: most starts of the program need none of it.
const webauthn = () => import('@simplewebauthn/server')

/** An address of this machine has no name to bind a passkey to but localhost. */
export function siteOf(publicUrl: string, origin: string | null): Site {
  const local = origin !== null && URL.canParse(origin) && new URL(origin).hostname === 'localhost'
  const own = new URL(publicUrl)
  const here = ['127.0.0.1', '[::1]', 'localhost'].includes(own.hostname)
  const url = local && here ? new URL(origin) : own
  return { origin: url.origin, host: url.hostname }
}

export async function askForPasskey({ db }: SignInParts, site: Site) {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    userVerification: 'required'
  })
  const challengeId = await addChallenge(db, { accountId: null, challenge: options.challenge })
  return { challengeId, options: { ...options } }
}

/** Somebody comes in with what they have and a finger or face: no code is asked for besides. */
export async function signInByPasskey(
  parts: SignInParts,
  { challengeId, answer }: Asked,
  { site, ...from }: From & { site: Site }
): Promise<SignedIn> {
  const { db } = parts
  const challenge = await takeChallenge(db, challengeId, null)
  const passkey = await findPasskey(db, answer.id)
  if (!challenge || !passkey) throw wrongPasskey()
  const { verifyAuthenticationResponse } = await webauthn()
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports as AuthenticatorTransport[]
    }
  }).catch(() => null)
  if (!checked?.verified) throw wrongPasskey()
  if (!(await noteUse(db, passkey.id, checked.authenticationInfo.newCounter))) throw wrongPasskey()
  const account = await getAccount(db, passkey.accountId)
  if (account.disabledAt) throw wrongPasskey()
  return beginSession(parts, account.id, { ...from, method: 'passkey' })
}

export async function askForNewPasskey(
  parts: SignInParts,
  me: Me,
  { password, site }: { password: string; site: Site }
) {
  const account = await proveMine(parts, me, password)
  const known = await passkeysOf(parts.db, account.id)
  if (known.length >= signInLimits.passkeysMax) {
    throw new Refusal('too-many', `You have ${known.length} passkeys. Remove one first.`)
  }
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Parlor',
    rpID: site.host,
    userName: account.email,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(each => ({ id: each.credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
  })
  const challengeId = await addChallenge(parts.db, {
    accountId: account.id,
    challenge: options.challenge
  })
  return { challengeId, options: { ...options } }
}

export async function keepPasskey(
  parts: SignInParts,
  me: Me,
  { challengeId, answer, name, site }: Asked & { name: string; site: Site }
): Promise<Passkey> {
  const account = await myAccount(parts, me)
  const challenge = await takeChallenge(parts.db, challengeId, account.id)
  const { verifyRegistrationResponse } = await webauthn()
  if (!challenge) throw unusable()
  const checked = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms
  }).catch(() => null)
  if (!checked?.verified) throw unusable()
  const { id: credentialId, publicKey, counter, transports } = checked.registrationInfo.credential
  const kept = await addPasskey(parts.db, {
    accountId: account.id,
    credentialId,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports ?? [],
    name
  })
  if (!kept) throw unusable()
  await noteEverywhere(parts.db, account, 'sign-in.passkey-added')
  return kept
}

export async function dropPasskey(parts: SignInParts, me: Me, id: string): Promise<boolean> {
  const account = await myAccount(parts, me)
  const gone = await deletePasskey(parts.db, account.id, id)
  if (gone) await noteEverywhere(parts.db, account, 'sign-in.passkey-removed')
  return gone
}

function wrongPasskey(): Refusal {
  return new Refusal('wrong-passkey', 'This passkey opens nothing here. Sign in another way.', {
    status: 401
  })
}

function unusable(): Refusal {
  return new Refusal('passkey-unusable', 'The passkey could not be kept. Try it once more.', {
    status: 400
  })
}
