import { comesBefore } from '@parlor/contract/apply-event.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Line } from '../sync/pending.ts'
import { layOut, type Shown } from './lay-out.ts'

/** What stands in a thread, one below the other. */
export type TimelineItem =
  | { kind: 'text'; id: string; at: string; beginsDay: boolean; shown: Shown }
  | { kind: 'entry'; id: string; at: string; beginsDay: boolean; entry: ThreadEntry }

/** Texts and what happened between them, oldest first. What happened ends a run of texts. */
export function timelineOf(
  lines: readonly Line[],
  entries: readonly ThreadEntry[],
  how: { isOffline: boolean; dayKey: (instant: string) => string }
): TimelineItem[] {
  const before = new Map<string | null, ThreadEntry[]>() // the text that they stand before
  let next = 0
  for (const { message } of lines) {
    const here: ThreadEntry[] = []
    while (next < entries.length && comesBefore(entries[next]!, message)) {
      here.push(entries[next]!)
      next++
    }
    if (here.length > 0) before.set(message.id, here)
  }
  const shown = layOut(lines, { ...how, isApart: id => before.has(id) })
  const items = shown.flatMap(each => {
    const { id, at } = each.line.message
    const text = { kind: 'text' as const, id, at, beginsDay: false, shown: each }
    return [...(before.get(id) ?? []).map(asItem), text]
  })
  return withDays([...items, ...entries.slice(next).map(asItem)], how.dayKey)
}

function asItem(entry: ThreadEntry): TimelineItem {
  return { kind: 'entry', id: entry.id, at: entry.at, beginsDay: false, entry }
}

function withDays(items: TimelineItem[], dayKey: (instant: string) => string): TimelineItem[] {
  let day = ''
  for (const item of items) {
    const own = dayKey(item.at)
    item.beginsDay = own !== day
    day = own
  }
  return items
}

/** Which of them is looked for: that text, or the first from that moment on. */
export function itemAt(
  items: readonly TimelineItem[],
  target: { messageId: string } | { at: string }
): string | null {
  const found =
    'messageId' in target
      ? items.find(item => item.id === target.messageId)
      : items.find(item => item.at >= target.at && item.kind === 'text')
  return found?.id ?? null
}
