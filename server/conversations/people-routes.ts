import { createClientHere, findRecipients, linkClient } from '@parlor/contract/new-conversation.ts'
import { type Route, route } from '../platform/http.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { findWhomToText } from './find-recipients.ts'
import { createHere, linkTo } from './link-client.ts'
import { getVisible } from './routes.ts'

/** Whom one can text, and whose a number is. */
export const peopleRoutes: Route[] = [
  route(findRecipients, (tx, input, caller) => findWhomToText(tx, input, caller as StaffCaller)),
  route(linkClient, async (tx, { id, clientId }, caller) => ({
    conversation: await linkTo(
      tx,
      await getVisible(tx, caller, id),
      clientId,
      caller as StaffCaller
    )
  })),
  route(createClientHere, async (tx, given, caller) => ({
    conversation: await createHere(
      tx,
      await getVisible(tx, caller, given.id),
      given,
      caller as StaffCaller
    )
  }))
]
