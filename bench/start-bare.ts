import { once } from 'node:events'
import { runNode } from '../scripts/processes.ts'
import type { Closers } from './report.ts'
import { query, type Shop } from './shop.ts'

export type Bare = { url: string; pid: number }

const startMsMax = 10_000

/** The limits of this machine, in a process of their own. Without a shop there is no database. */
export async function startBare(closers: Closers, shop: Shop | null): Promise<Bare> {
  const business = shop?.world.businesses.at(-1) ?? null
  const settings = {
    ownerUrl: shop?.ownerUrl ?? null,
    business,
    conversationId: shop && business ? await someConversation(shop, business.id) : '',
    event: sampleEvent,
    carrierUrl: `${shop?.carrier.url}/Messages`
  }
  const running = runNode(['bench/bare.ts'], {
    env: { BARE_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  closers.after(() => running.stop())
  const signal = AbortSignal.timeout(startMsMax)
  const [said] = await once(running.child.stdout!, 'data', { signal })
  return { url: String(said).trim(), pid: running.child.pid! }
}

async function someConversation(shop: Shop, businessId: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    shop.ownerUrl,
    'select id from conversations where business_id = $1 limit 1',
    [businessId]
  )
  return row!.id
}

/** As long as the event of a usual text is. */
export const sampleEvent = JSON.stringify({
  type: 'message.received',
  message: {
    id: '01a20df2-38d2-7000-acad-3b7045e27282',
    conversationId: '01a20df2-38d2-7000-acad-3b7045e27283',
    direction: 'inbound',
    kind: 'direct',
    label: null,
    body: 'Could I move my appointment on Friday to the afternoon, please?',
    media: [],
    authorId: null,
    status: 'received',
    failure: null,
    mayResend: false,
    resendOf: null,
    segments: 1,
    at: '2026-11-24T18:42:00.000Z'
  },
  conversation: {
    id: '01a20df2-38d2-7000-acad-3b7045e27283',
    numberId: '01a20df2-38da-7000-81b1-a7586be7d9d9',
    phone: '+13000000003',
    client: {
      id: '01a20df2-38d2-7000-acad-3b7045e27284',
      name: 'Client 3',
      providerId: null,
      note: null
    },
    assigneeId: null,
    closedAt: null,
    optedOutAt: null,
    lastAt: '2026-11-24T18:42:00.000Z',
    lastInboundAt: '2026-11-24T18:42:00.000Z',
    unanswered: 3,
    last: {
      id: '01a20df2-38d2-7000-acad-3b7045e27282',
      direction: 'inbound',
      kind: 'direct',
      status: 'received',
      failure: null,
      preview: 'Could I move my appointment on Friday to the afternoon, please?',
      pictures: 0
    }
  }
})
