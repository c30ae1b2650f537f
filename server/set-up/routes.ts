import {
  answerFirstText,
  checkSetUp,
  finishSetUp,
  getSetUp,
  type SetUpState,
  sendFirstText,
  setUp,
  setUpNumber
} from '@parlor/contract/set-up.ts'
import type { Tx } from '../platform/db.ts'
import { openRoute, type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { listLocations } from '../staff/locations.ts'
import { beginSession } from '../staff/sign-in.ts'
import { type SignInRouteParts, welcome } from '../staff/sign-in-routes.ts'
import { answerAsPhone } from './answer-as-phone.ts'
import { sendFirst } from './first-text.ts'
import { addVirtualNumber, isGoodLink, type SetUpParts, setUpBusiness } from './set-up.ts'
import { findSetUp, putEnd } from './set-up-rows.ts'

type Parts = Omit<SignInRouteParts, keyof Platform> &
  Omit<SetUpParts, 'db'> & { phonesUrl: string | null; wake(businessId: string): void }

/** The wizard of an installation where nobody works yet. */
export function setUpRoutes(given: Parts): Route[] {
  const parts = { ...given.platform, ...given }
  const { db, phonesUrl } = parts
  const state = async (tx: Tx): Promise<SetUpState> => ({ ...(await findSetUp(tx)), phonesUrl })
  return [
    openRoute(checkSetUp, async ({ token }) => ({ good: await isGoodLink(db, token) })),
    openRoute(setUp, async (input, visit) => {
      const { businessId, accountId } = await setUpBusiness(parts, input)
      const { address, userAgent } = visit
      const from = { address, userAgent, method: 'password' as const, businessId }
      return welcome(parts, visit, await beginSession(parts, accountId, from))
    }),
    route(getSetUp, state),
    openRoute(setUpNumber, async (_input, _visit, caller) => {
      const { businessId } = caller!
      const now = await db.inBusiness(businessId, state)
      if (!now.number) {
        const label = async (tx: Tx) => (await listLocations(tx))[0] ?? null
        await addVirtualNumber(parts, { businessId, label })
      }
      return db.inBusiness(businessId, state)
    }),
    route(sendFirstText, async (tx, { messageId, body }, caller) => {
      await sendFirst(tx, { messageId, body, staffId: caller.id })
      tx.afterCommit(() => parts.wake(tx.businessId))
      return state(tx)
    }),
    openRoute(answerFirstText, async ({ body }, _visit, caller) => {
      await answerAsPhone({ db, phonesUrl }, { businessId: caller!.businessId, body })
      return {}
    }),
    route(finishSetUp, async tx => {
      await putEnd(tx)
      return state(tx)
    })
  ]
}
