import {
  addClient,
  addClientGroup,
  addClientNote,
  changeClient,
  eraseClient,
  getClient,
  listClients,
  mergeClients,
  noteConsent,
  putPatient,
  removePatient
} from '@parlor/contract/client-cards.ts'
import { sendClientEmail } from '@parlor/contract/client-emails.ts'
import { listHistory } from '@parlor/contract/contact-history.ts'
import { eventCounter } from '../platform/events.ts'
import { type Route, route } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import type { StaffCaller } from '../staff/rights.ts'
import { getCard } from './card.ts'
import {
  dropPatient,
  editClient,
  keepConsent,
  keepPatient,
  makeClient,
  noteOnCard
} from './change-client.ts'
import { listHistoryFor } from './contact-history.ts'
import { writeEmail } from './emails.ts'
import { makeGroup } from './groups.ts'
import { listForMe } from './list-clients.ts'
import { erase, mergeInto } from './merge-clients.ts'

/** Clients, and everything on their cards. */
export const clientRoutes = (platform: Platform): Route[] => [
  route(listClients, (tx, asked, caller) => listForMe(tx, asked, caller as StaffCaller)),
  route(addClient, async (tx, given, caller) => ({
    client: await makeClient(tx, given, caller as StaffCaller)
  })),
  route(getClient, async (tx, { id }, caller) => {
    const [{ last: seq }, card] = await Promise.all([
      eventCounter(tx),
      getCard(tx, id, caller as StaffCaller)
    ])
    return { seq, ...card, canEmail: platform.mail.canSend }
  }),
  route(changeClient, async (tx, given, caller) => ({
    client: await editClient(tx, given, caller as StaffCaller)
  })),
  route(listHistory, async (tx, asked, caller) => {
    const [{ last: seq }, page] = await Promise.all([
      eventCounter(tx),
      listHistoryFor(tx, asked, caller as StaffCaller)
    ])
    return { seq, ...page }
  }),
  route(noteConsent, async (tx, given, caller) => ({
    client: await keepConsent(tx, given, caller as StaffCaller)
  })),
  route(putPatient, async (tx, given, caller) => ({
    client: await keepPatient(tx, given, caller as StaffCaller)
  })),
  route(removePatient, async (tx, given, caller) => ({
    client: await dropPatient(tx, given, caller as StaffCaller)
  })),
  route(addClientNote, async (tx, given, caller) => {
    await noteOnCard(tx, given, caller as StaffCaller)
    return {}
  }),
  route(sendClientEmail, async (tx, given, caller) => {
    await writeEmail(tx, given, { me: caller as StaffCaller, mail: platform.mail })
    return {}
  }),
  route(mergeClients, async (tx, given, caller) => ({
    client: await mergeInto(tx, given, caller as StaffCaller)
  })),
  route(eraseClient, async (tx, { id }, caller) => {
    await erase(tx, id, caller as StaffCaller)
    return {}
  }),
  route(addClientGroup, async (tx, group) => ({ group: await makeGroup(tx, group) }))
]
