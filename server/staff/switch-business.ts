import { notFound } from '../platform/errors.ts'
import { membershipsOf } from './accounts.ts'
import { type Me, myAccount } from './my-sign-in.ts'
import type { Method } from './session-rows.ts'
import { beginSession, type SignedIn, type SignInParts } from './sign-in.ts'

/** The same person in another business: a session with a token of its own; the old one ends. */
export async function goToBusiness(
  parts: SignInParts,
  me: Me,
  { businessId, userAgent }: { businessId: string; userAgent: string }
): Promise<SignedIn> {
  const account = await myAccount(parts, me)
  const memberships = await membershipsOf(parts.db, account.id)
  if (!memberships.some(each => each.businessId === businessId)) throw notFound('business')
  const signedIn = await beginSession(parts, account.id, {
    businessId,
    userAgent,
    address: me.address,
    method: me.method as Method
  })
  await parts.sessions.end(me.sessionKey)
  return signedIn
}
