import type { ConversationRow } from '@parlor/contract/conversations.ts'

/** What we changed of a conversation and the server has not told us yet. */
export type RowChange = Partial<
  Pick<
    ConversationRow,
    | 'closedAt'
    | 'snoozedUntil'
    | 'assigneeId'
    | 'mutedAt'
    | 'pinnedAt'
    | 'markedUnread'
    | 'readThrough'
  >
> & { labels?: Readonly<Record<string, boolean>> }

export type RowChanges = Readonly<Record<string, RowChange>>

/** When we close it, or pin it, is for the server to say: only whether it is so counts. */
const moments = ['closedAt', 'mutedAt', 'pinnedAt'] as const
const values = ['snoozedUntil', 'assigneeId', 'markedUnread'] as const

/** The row as we changed it; the same object when it stands so already. */
export function withChange(row: ConversationRow, change: RowChange | undefined): ConversationRow {
  const left = change && stillUntold(change, row)
  if (!left) return row
  const { labels, ...fields } = left
  if (!labels) return { ...row, ...fields }
  const labelIds = row.labelIds.filter(id => labels[id] !== false)
  const added = Object.keys(labels).filter(id => labels[id])
  return { ...row, ...fields, labelIds: [...labelIds, ...added].sort() }
}

/** What of a change the row does not say yet; null: nothing. */
export function stillUntold(change: RowChange, row: ConversationRow): RowChange | null {
  const left: Record<string, unknown> = {}
  for (const name of moments) {
    const is = change[name]
    if (is !== undefined && (is === null) !== (row[name] === null)) left[name] = is
  }
  for (const name of values) {
    if (change[name] !== undefined && change[name] !== row[name]) left[name] = change[name]
  }
  const { readThrough } = change
  if (readThrough && (row.readThrough ?? '') < readThrough) left['readThrough'] = readThrough
  const labels = Object.entries(change.labels ?? {}).filter(
    ([id, isOn]) => row.labelIds.includes(id) !== isOn
  )
  if (labels.length > 0) left['labels'] = Object.fromEntries(labels)
  return Object.keys(left).length > 0 ? (left as RowChange) : null
}

/** Later changes of the same thing take the place of earlier ones. */
export function addChanges(all: RowChanges, more: RowChanges): RowChanges {
  const next = { ...all }
  for (const [id, change] of Object.entries(more)) {
    const labels = { ...next[id]?.labels, ...change.labels }
    next[id] = { ...next[id], ...change, labels }
  }
  return next
}

/** Without what `gone` changed, unless it was changed again since. */
export function takeChanges(all: RowChanges, gone: RowChanges): RowChanges {
  const next = { ...all }
  for (const [id, change] of Object.entries(gone)) {
    const mine = next[id]
    if (!mine) continue
    const labels = withoutSame(mine.labels ?? {}, change.labels ?? {})
    const left: RowChange = { ...withoutSame(mine, change), labels }
    if (Object.keys(left).length + Object.keys(labels).length > 1) next[id] = left
    else delete next[id]
  }
  return next
}

function withoutSame<Of extends object>(from: Of, gone: object): Of {
  const same = new Map(Object.entries(gone))
  const left = Object.entries(from).filter(
    ([name, value]) => !same.has(name) || same.get(name) !== value
  )
  return Object.fromEntries(left) as Of
}
