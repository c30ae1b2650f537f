import { type ConversationRow, hasFailed, isUnread } from '@parlor/contract/conversations.ts'
import type { Label } from '@parlor/contract/labels.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { t } from '../words/en.ts'
import { failureWords } from '../words/failures.ts'
import { firstWord, nameOf } from './people.ts'
import { plainLine } from './text-parts.ts'

export type SecondLine = {
  kind: 'in' | 'out' | 'automated' | 'failed' | 'draft' | 'none'
  text: string
  pictures: number
}

/** The second line of a row: a draft first, then what failed, then the last words. */
export function secondLine(row: ConversationRow, draft: string): SecondLine {
  const { last } = row
  if (draft.trim()) return { kind: 'draft', text: plainLine(draft), pictures: 0 }
  if (!last) return { kind: 'none', text: t.inbox.noTexts, pictures: 0 }
  if (hasFailed(last.status)) {
    const why = last.failure && failureWords[last.failure].why
    return {
      kind: 'failed',
      text: why ? t.inbox.notDelivered(why) : t.inbox.notSent,
      pictures: 0
    }
  }
  const words = plainLine(last.preview)
  const text = words || (last.pictures > 0 ? t.inbox.photos(last.pictures) : '')
  const isByHand = last.kind === 'direct'
  const kind = last.direction === 'inbound' ? 'in' : isByHand ? 'out' : 'automated'
  return { kind, text, pictures: last.pictures }
}

/** The second line as plain words. */
export function rowLine(row: ConversationRow): string {
  return secondLine(row, '').text
}

/** The third line: the number and whose client it is, or that we know nobody by it. */
export function thirdLine(
  row: ConversationRow,
  colleagues: ReadonlyMap<string, Staff>,
  isShort = false
): string {
  if (!row.client) {
    if (isShort) return t.inbox.notInClients
    const assignee = row.assigneeId && colleagues.get(row.assigneeId)
    const whose = assignee ? t.inbox.assignedTo(firstWord(assignee.name)) : t.inbox.unassigned
    return `${t.inbox.notInClients} · ${whose}`
  }
  const provider = row.client.providerId && colleagues.get(row.client.providerId)
  const phone = showPhone(row.phone)
  return provider && !isShort ? `${phone} · ${t.inbox.clientOf(firstWord(provider.name))}` : phone
}

/** All that a row shows, in one sentence for those who listen. */
export function rowLabel(
  row: ConversationRow,
  {
    second,
    third,
    time,
    labels = []
  }: { second: SecondLine; third: string; time: string; labels?: readonly Label[] }
): string {
  const words = t.inbox.row
  const said = {
    in: words.theySaid(second.text),
    out: words.weSaid(second.text),
    automated: words.automated(second.text),
    failed: second.text,
    draft: `${t.inbox.draft}: ${second.text}`,
    none: second.text
  }[second.kind]
  const count = row.unanswered
  const open = isUnread(row) ? words.unread(count) : count > 0 ? words.unanswered(count) : null
  const stop = row.optedOutAt ? t.inbox.optedOut : null
  const marks = [
    labels.length > 0 && words.labels(labels.map(each => each.name).join(' and ')),
    row.scheduled > 0 && words.scheduled(row.scheduled),
    row.pinnedAt && words.pinned,
    row.mutedAt && words.muted
  ]
  const parts = [nameOf(row), stop, open, time, said, third, ...marks]
  return parts.filter(part => part).join(', ')
}
