import { monotonicMs, nowMs } from '../platform/clock.ts'
import type { Server } from '../server.ts'
import { type Made, makeBusiness, type NewBusiness } from './add-business.ts'
import {
  addBusyClients,
  addBusyConversations,
  addBusyMessages,
  type BusyPlan,
  busyConversationsMax
} from './busy-rows.ts'
import { busyTexts } from './busy-texts.ts'
import { type Carrier, fernAndWild } from './salon.ts'

const messagesPerTransaction = 50_000
const spanMs = 365 * 24 * 3_600_000
const businessesMax = 600

export type BusySize = {
  conversations: number // in all, like the messages; shared evenly among the businesses
  messages: number
  businesses?: number
  carrier?: Carrier
}
export type Busy = { businesses: Made[]; messages: number; seconds: number; perSecond: number }

/** Nobody listens there: a busy world that only stands still needs no carrier. */
const nowhere: Carrier = {
  accountSid: `AC${'b5'.repeat(16)}`,
  authToken: 'nobody-answers-here',
  apiUrl: 'http://127.0.0.1:9'
}

/** A salon with a year of texts behind it, as many as asked for. Its people are those of the salon
 * world; further businesses have an owner each. */
export async function fillBusy(server: Server, size: BusySize): Promise<Busy> {
  const { businesses: count = 1, carrier = nowhere } = size
  const conversations = Math.floor(size.conversations / count)
  const messages = Math.floor(size.messages / count)
  if (conversations < 1 || conversations > busyConversationsMax || count > businessesMax) {
    throw new Error(`A busy business has 1 to ${busyConversationsMax} conversations.`)
  }
  if (messages < conversations) throw new Error('Every conversation needs a message at least.')
  const startedMs = monotonicMs()
  const businesses: Made[] = []
  for (let n = 0; n < count; n++) {
    const business = await makeBusiness(server, busyBusiness(n, carrier))
    await fillOne(server, business, conversations, messages)
    businesses.push(business)
  }
  const seconds = (monotonicMs() - startedMs) / 1000
  const all = messages * count
  const busy = { businesses, messages: all, seconds, perSecond: Math.round(all / seconds) }
  server.platform.log.info(
    { messages: all, seconds: Math.round(seconds), perSecond: busy.perSecond },
    'the busy world is filled'
  )
  return busy
}

function busyBusiness(n: number, carrier: Carrier): NewBusiness {
  const first = fernAndWild(carrier)
  if (n === 0) return first
  return {
    ...first,
    name: `Busy salon ${n + 1}`,
    staff: [{ name: 'Olive Owner', email: `owner@busy-${n + 1}.test`, role: 'owner' }],
    numbers: [{ phone: `+1${299 + n}5550110`, label: 'Main Street', textsPerSecond: 10 }]
  }
}

async function fillOne(server: Server, made: Made, conversations: number, messages: number) {
  const { db } = server.platform
  const stepMs = spanMs / messages
  const staffIds = Object.values(made.staff)
  const plan: BusyPlan = {
    conversations,
    messages,
    stepMs,
    startMs: nowMs() - spanMs - Math.ceil(stepMs) - 60_000,
    numberId: Object.values(made.numbers)[0]!,
    carrierAccountId: made.carrierAccountId,
    staffIds,
    texts: busyTexts()
  }
  await db.inBusiness(made.businessId, async tx => {
    await addBusyClients(tx, plan, staffIds.at(-1)!)
    await addBusyConversations(tx, plan)
  })
  for (let from = 1; from <= messages; from += messagesPerTransaction) {
    const to = Math.min(messages, from + messagesPerTransaction - 1)
    await db.inBusiness(made.businessId, tx => addBusyMessages(tx, plan, from, to))
  }
}
