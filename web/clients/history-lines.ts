import type { HistoryItem } from '@parlor/contract/contact-history.ts'
import { hasFailed } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'

type Of<Kind extends HistoryItem['of']> = Extract<HistoryItem, { of: Kind }>

/** The direct texts of one day in one conversation are one line; everything else has its own. */
export type HistoryLine =
  | {
      kind: 'texts'
      id: string
      at: string
      conversationId: string
      isLatest: boolean // nothing came after it there
      texts: Message[]
    }
  | { kind: 'failed'; id: string; at: string; message: Message }
  | { kind: 'automated'; id: string; at: string; message: Message }
  | { kind: 'item'; id: string; at: string; item: Exclude<HistoryItem, Of<'text'>> }

export type HistoryDay = { day: string; at: string; lines: HistoryLine[] }

/** From items, newest first, to what one reads: days, and in each a line for each thing. */
export function daysOf(
  items: readonly HistoryItem[],
  dayKey: (at: string) => string
): HistoryDay[] {
  const days: HistoryDay[] = []
  const met = new Set<string>() // conversations
  for (const item of items) {
    const key = dayKey(item.at)
    let day = days.at(-1)
    if (day?.day !== key) {
      day = { day: key, at: item.at, lines: [] }
      days.push(day)
    }
    addTo(day.lines, item, met)
    if (item.of === 'text') met.add(item.message.conversationId)
  }
  return days
}

function addTo(lines: HistoryLine[], item: HistoryItem, met: ReadonlySet<string>): void {
  const { id, at } = item
  if (item.of !== 'text') return void lines.push({ kind: 'item', id, at, item })
  const { message } = item
  if (message.kind !== 'direct') return void lines.push({ kind: 'automated', id, at, message })
  if (hasFailed(message.status)) return void lines.push({ kind: 'failed', id, at, message })
  const { conversationId } = message
  const line = lines.find(
    each => each.kind === 'texts' && each.conversationId === conversationId
  ) as Extract<HistoryLine, { kind: 'texts' }> | undefined
  if (line) line.texts.push(message)
  else {
    const isLatest = !met.has(conversationId)
    lines.push({ kind: 'texts', id, at, conversationId, isLatest, texts: [message] })
  }
}

/** Newest first, each once: an item that is there already is replaced. */
export function withItem(items: readonly HistoryItem[], item: HistoryItem): HistoryItem[] {
  const others = items.filter(each => each.id !== item.id)
  const place = others.findIndex(
    each => each.at < item.at || (each.at === item.at && each.id < item.id)
  )
  return place === -1 ? [...others, item] : others.toSpliced(place, 0, item)
}
