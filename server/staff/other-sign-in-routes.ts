import {
  addPasskey,
  askNewPasskey,
  askPasskey,
  getSingleSignOn,
  removePasskey,
  setSingleSignOn,
  signInLimits,
  signInWithPasskey,
  signInWithSingleSignOn,
  startSingleSignOn,
  stopSingleSignOn
} from '@parlor/contract/sign-in.ts'
import { notFound } from '../platform/errors.ts'
import { openRoute, type Route, route, type Visit } from '../platform/http.ts'
import type { StaffCaller } from './rights.ts'
import { forget, meOf, type SignInRouteParts, welcome } from './sign-in-routes.ts'
import {
  comeBack,
  dropProvider,
  keepProvider,
  returnUrl,
  setOut,
  showProvider
} from './single-sign-on.ts'
import {
  askForNewPasskey,
  askForPasskey,
  dropPasskey,
  keepPasskey,
  signInByPasskey,
  siteOf
} from './use-passkey.ts'

type Parts = SignInRouteParts
const attempt = 'sign-on' // the cookie that ties an attempt to the browser that made it

export function passkeyRoutes(parts: Parts): Route[] {
  const siteAt = (visit: Visit) => siteOf(parts.platform.publicUrl, visit.origin)
  return [
    openRoute(askPasskey, (_input, visit) => askForPasskey(parts, siteAt(visit))),
    openRoute(signInWithPasskey, async (input, visit) => {
      const { address, userAgent } = visit
      const from = { address, userAgent, site: siteAt(visit) }
      return welcome(parts, visit, await signInByPasskey(parts, input, from))
    }),
    openRoute(askNewPasskey, ({ password }, visit, caller) =>
      askForNewPasskey(parts, meOf(caller, visit), { password, site: siteAt(visit) })
    ),
    openRoute(addPasskey, async (input, visit, caller) => ({
      passkey: await keepPasskey(parts, meOf(caller, visit), { ...input, site: siteAt(visit) })
    })),
    openRoute(removePasskey, async ({ id }, visit, caller) => {
      if (!(await dropPasskey(parts, meOf(caller, visit), id))) throw notFound('passkey')
      return {}
    })
  ]
}

export function singleSignOnRoutes(parts: Parts): Route[] {
  const { platform } = parts
  return [
    openRoute(startSingleSignOn, async ({ email }, visit) => {
      const out = await setOut(parts, email)
      if (!out) return { url: null }
      visit.keep(attempt, out.browser, signInLimits.challengeMinutes * 60)
      return { url: out.url }
    }),
    openRoute(signInWithSingleSignOn, async ({ query }, visit) => {
      const { address, userAgent } = visit
      const back = { query, browser: visit.kept(attempt), address, userAgent }
      return welcome(parts, visit, await comeBack(parts, back))
    }),
    route(getSingleSignOn, async tx => ({
      singleSignOn: await showProvider(tx, platform),
      returnUrl: returnUrl(platform)
    })),
    route(setSingleSignOn, async (tx, input, caller) => {
      tx.afterCommit(() => forget(parts))
      const me = caller as StaffCaller
      return { singleSignOn: await keepProvider(tx, input, { me, platform }) }
    }),
    route(stopSingleSignOn, async (tx, _input, caller) => {
      tx.afterCommit(() => forget(parts))
      await dropProvider(tx, caller as StaffCaller)
      return {}
    })
  ]
}
