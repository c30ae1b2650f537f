import type { InputOf } from '@parlor/contract/endpoint.ts'
import { type setSingleSignOn, signInLimits } from '@parlor/contract/sign-in.ts'
import type { Configuration } from 'openid-client'
import { noteInAudit } from '../businesses/audit.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { guardedFetch } from '../platform/guarded-fetch.ts'
import type { Platform } from '../platform/platform.ts'
import { randomToken, sha256 } from '../platform/secrets.ts'
import { findAccount, getAccount, membershipsOf } from './accounts.ts'
import type { StaffCaller } from './rights.ts'
import { beginSession, type From, type SignedIn, type SignInParts } from './sign-in.ts'
import {
  addAttempt,
  deleteProvider,
  endVouched,
  findProvider,
  findProviderFor,
  type Provider,
  putProvider,
  takeAttempt
} from './sign-on-rows.ts'

type Parts = SignInParts & { platform: Platform }
const purpose = 'single-sign-on-secret'

export function returnUrl({ publicUrl }: Platform): string {
  return `${publicUrl}/sign-in/return`
}

// Loaded when somebody signs in that way.
const openid = () => import('openid-client')

/** A business's provider may stand beside an installation that only this machine reaches; one that
 * the world reaches calls the world alone. */
async function configurationOf({ platform }: Parts, provider: Provider): Promise<Configuration> {
  const { allowInsecureRequests, customFetch, discovery } = await openid()
  const host = new URL(platform.publicUrl).hostname
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(host)
  const secret = platform.secrets.unseal(purpose, provider.clientSecretSealed)
  try {
    return await discovery(new URL(provider.issuer), provider.clientId, secret, undefined, {
      [customFetch]: guardedFetch({ mayReachInside: isLocal }) as never,
      execute: isLocal ? [allowInsecureRequests] : []
    })
  } catch (error) {
    platform.log.warn({ err: error }, 'a provider of single sign-on does not answer')
    throw new Refusal(
      'provider-away',
      `${new URL(provider.issuer).host} does not answer as a sign-in provider does. Try again, or sign in with your password.`,
      { status: 502 }
    )
  }
}

/** Somebody names their e-mail; its domain says which provider vouches for them. */
export async function setOut(parts: Parts, email: string) {
  const { db, platform } = parts
  const provider = await findProviderFor(db, email.toLowerCase())
  if (!provider) return null
  const config = await configurationOf(parts, provider)
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await openid()
  const [state, nonce, verifier, browser] = [1, 2, 3, 4].map(() => randomToken())
  await addAttempt(db, {
    businessId: provider.businessId,
    stateHash: sha256(state!),
    browserHash: sha256(browser!),
    verifierSealed: platform.secrets.seal(purpose, verifier!),
    nonce: nonce!,
    expiresAt: new Date(now().getTime() + signInLimits.challengeMinutes * 60_000)
  })
  const url = buildAuthorizationUrl(config, {
    redirect_uri: returnUrl(platform),
    scope: 'openid email',
    code_challenge: await calculatePKCECodeChallenge(verifier!),
    code_challenge_method: 'S256',
    login_hint: email,
    state: state!,
    nonce: nonce!
  })
  return { url: url.href, browser: browser! }
}

type Back = From & { query: string; browser: string | null }

/** Back from the provider. It vouches for an e-mail of its own domain, in its own business, and for
 * nobody who does not work there. */
export async function comeBack(parts: Parts, { query, browser, ...from }: Back): Promise<SignedIn> {
  const { db, platform } = parts
  const state = new URLSearchParams(query).get('state')
  const hashes = state && browser && { stateHash: sha256(state), browserHash: sha256(browser) }
  const attempt = hashes ? await takeAttempt(db, hashes) : null
  const provider = attempt && (await findProvider(db, attempt.businessId))
  if (!state || !attempt || !provider) throw notVouched()
  const config = await configurationOf(parts, provider)
  const { authorizationCodeGrant } = await openid()
  const back = new URL(returnUrl(platform))
  back.search = query
  const tokens = await authorizationCodeGrant(config, back, {
    pkceCodeVerifier: platform.secrets.unseal(purpose, attempt.verifierSealed),
    expectedNonce: attempt.nonce,
    expectedState: state,
    idTokenExpected: true
  }).catch(() => null)
  const claims = tokens?.claims()
  const email = typeof claims?.['email'] === 'string' ? claims['email'].toLowerCase() : null
  const isTheirs = email?.endsWith(`@${provider.emailDomain}`)
  if (!email || !isTheirs || claims!['email_verified'] === false) throw notVouched()
  const account = await findAccount(db, email)
  const works = account && (await worksIn(parts, account.id, provider.businessId))
  if (!works || account.disabledAt) throw notVouched()
  const { businessId } = provider
  return beginSession(parts, account.id, { ...from, method: 'single-sign-on', businessId })
}

async function worksIn({ db }: Parts, accountId: string, businessId: string): Promise<boolean> {
  return (await membershipsOf(db, accountId)).some(each => each.businessId === businessId)
}

function notVouched(): Refusal {
  return new Refusal(
    'not-vouched-for',
    'Your provider did not vouch for somebody who works here. Try again, or ask for an invitation.',
    { status: 401 }
  )
}

export async function showProvider(tx: Tx, platform: Platform) {
  const provider = await findProvider(tx, tx.businessId)
  if (!provider) return null
  const { issuer, clientId, emailDomain } = provider
  return { issuer, clientId, emailDomain, returnUrl: returnUrl(platform) }
}

/** Whoever sets it up has an e-mail of that domain: nobody takes another's. */
export async function keepProvider(
  tx: Tx,
  input: InputOf<typeof setSingleSignOn>,
  { me, platform }: { me: StaffCaller; platform: Platform }
) {
  const { email } = await getAccount(tx, me.accountId)
  if (!email.endsWith(`@${input.emailDomain}`)) {
    throw new Refusal(
      'not-your-domain',
      `Your own e-mail, ${email}, does not end in ${input.emailDomain}.`,
      { field: 'emailDomain' }
    )
  }
  const { clientSecret, ...rest } = input
  const clientSecretSealed = platform.secrets.seal(purpose, clientSecret)
  await putProvider(tx, { ...rest, clientSecretSealed })
  await endVouched(tx)
  await noteChange(tx, me, input.issuer)
  return (await showProvider(tx, platform))!
}

export async function dropProvider(tx: Tx, me: StaffCaller): Promise<void> {
  await deleteProvider(tx)
  await endVouched(tx)
  await noteChange(tx, me, null)
}

function noteChange(tx: Tx, me: StaffCaller, issuer: string | null): Promise<void> {
  return noteInAudit(tx, {
    act: 'sign-in.single-sign-on-changed',
    by: me.id,
    subject: { kind: 'business', id: tx.businessId },
    details: { issuer }
  })
}
