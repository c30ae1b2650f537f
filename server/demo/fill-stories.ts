import { conversationLimits } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { nowMs } from '../platform/clock.ts'
import type { Server } from '../server.ts'
import type { Made } from './add-business.ts'
import { addClients, addConsents, addConversations, type ConversationToAdd } from './demo-rows.ts'
import { demoGroups, detailsOf } from './client-details.ts'
import { dayOf, placeMoments } from './moments.ts'
import type { DemoClient } from './salon-clients.ts'
import { type Line, readTexts, type Story } from './story.ts'

export type Cast = {
  timeZone: string
  phone: string
  clients: DemoClient[]
  stories: Story[]
  groups?: string[]
  providers?: string[] // who see their own clients alone
}
type KnownClient = { id: string; phone: string; providerId: string | null }

/** Clients and what was said with them, as if they had texted and been answered all along. */
export async function fillStories(server: Server, made: Made, cast: Cast): Promise<void> {
  const today = nowMs()
  const groups = demoGroups(cast.groups)
  const clients = cast.clients.map(([name, phone, provider, since, note = null], place) => ({
    id: newId(today),
    name,
    phone,
    providerId: provider && made.staff[provider]!,
    note,
    at: `${since}-01T18:00:00Z`,
    ...detailsOf(name, place, groups)
  }))
  // A phone that a family shares is the first one's conversation, as it is when they text.
  const known = new Map([...clients].reverse().map(client => [client.phone, client]))
  const phones = new Map(clients.map(client => [client.name, client.phone]))
  const conversations = cast.stories.map(story => {
    const phone = phones.get(story.client) ?? story.client
    return tellStory(story, phone, known.get(phone) ?? null, { made, cast, today })
  })
  await server.platform.db.inBusiness(made.businessId, async tx => {
    await addClients(tx, clients, groups)
    await addConsents(tx, clients)
    await addConversations(tx, conversations)
  })
}

function tellStory(
  story: Story,
  phone: string,
  client: KnownClient | null,
  where: { made: Made; cast: Cast; today: number }
): ConversationToAdd {
  const { made, cast, today } = where
  const { providers = ['zoe'] } = cast
  const people = Object.keys(made.staff)
  const lines = readTexts(story.texts, dayOf(today, cast.timeZone), people)
  const instants = placeMoments(
    lines.map(line => line.moment),
    today,
    cast.timeZone
  )
  const ids = instants.map(at => newId(at))
  const lastAt = instants.at(-1)!
  const lastReply = lines.findLastIndex(line => line.direction === 'outbound')
  const closedMs = story.closed && Math.min(today, lastAt + story.closed.minutesLater * 60_000)
  const assigneeId = story.assignee ? made.staff[story.assignee]! : null
  return {
    id: newId(instants[0]!),
    numberId: made.numbers[cast.phone]!,
    carrierAccountId: made.carrierAccountId,
    phone,
    clientId: client?.id ?? null,
    assigneeId,
    closedAt: closedMs ? instant(closedMs) : null,
    closedBy: story.closed ? made.staff[story.closed.by]! : null,
    ...lastOf(lines, instants),
    lastMessageId: ids.at(-1)!,
    optOut: story.optedOut ? { id: newId(lastAt), at: instant(lastAt) } : null,
    reads: people.flatMap(name => {
      const staffId = made.staff[name]!
      if (providers.includes(name) && assigneeId !== staffId && client?.providerId !== staffId)
        return []
      const end = story.readBy?.includes(name) ? lastAt : instants[lastReply]
      return end ? [{ staffId, readThrough: instant(end) }] : []
    }),
    messages: lines.map((line, at) => toMessage(line, ids[at]!, instants[at]!, made))
  }
}

/** What the row of the inbox keeps of its texts. */
function lastOf(lines: Line[], instants: number[]) {
  const last = lines.at(-1)!
  const lastInbound = lines.findLastIndex(line => line.direction === 'inbound')
  const preview = [...last.body.replace(/\s+/g, ' ')].slice(0, conversationLimits.previewCharacters)
  return {
    lastAt: instant(instants.at(-1)!),
    lastInboundAt: lastInbound === -1 ? null : instant(instants[lastInbound]!),
    unanswered: lines.length - 1 - lines.findLastIndex(line => line.direction === 'outbound'),
    lastDirection: last.direction,
    lastKind: last.kind,
    lastStatus: last.status,
    lastFailure: last.failure?.reason ?? null,
    lastPreview: preview.join(''),
    lastPictures: last.photos
  }
}

const failedAfterMs = 3_400

function toMessage(line: Line, id: string, at: number, made: Made) {
  return {
    id,
    direction: line.direction,
    kind: line.kind,
    label: line.label,
    body: line.body,
    media: Array.from({ length: line.photos }, () => ({ contentType: 'image/jpeg' })),
    authorId: line.author && made.staff[line.author]!,
    status: line.status,
    failure: line.failure?.reason ?? null,
    carrierCode: line.failure?.code ?? null,
    failedAt: line.failure && instant(Math.min(at + failedAfterMs, nowMs())),
    segments: line.segments,
    at: instant(at)
  }
}

const instant = (ms: number) => new Date(ms).toISOString()
