import assert from 'node:assert/strict'
import { applyEvent, type State } from '@parlor/contract/apply-event.ts'
import {
  type ConversationRow,
  countConversations,
  isInView,
  listConversations,
  View
} from '@parlor/contract/conversations.ts'
import type { NumberedEvent } from '@parlor/contract/events.ts'
import { listMessages } from '@parlor/contract/messaging.ts'
import { getSession } from '@parlor/contract/staff.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import type { Person } from './person.ts'

type Snapshot = {
  seq: number
  state: State
  views: Record<string, string[]>
  pinned: string[]
  me: string
}

const limits = { pageRows: 100, threadRows: 200, snapshotTries: 20 }

/** State + events = state. What the person's screen makes of the story's events is exactly what a
 * fresh screen would load, after the story and in every view: a forgotten or wrong event fails. */
export async function expectSynced<Result>(
  person: Person,
  story: () => Promise<Result>,
  { deletes = false } = {}
): Promise<Result> {
  const before = await snapshot(person)
  const screen = await person.open(before.seq)
  try {
    const result = await story()
    const fresh = await snapshot(person)
    const missed = await missedSince(person, before.seq, fresh.seq)
    await screen.until(() => screen.events.length >= missed.length)
    const heard = screen.events.filter(each => each.seq <= fresh.seq)
    // What a deletion took out of the log had been told before.
    if (!deletes) assert.deepEqual(heard, missed, 'live and catching up tell the same')
    for (const told of deletes ? [heard, missed] : [heard]) expectLeadsTo(fresh, before.state, told)
    return result
  } finally {
    screen.close()
  }
}

function expectLeadsTo(fresh: Snapshot, before: State, told: NumberedEvent[]): void {
  const folded = told.map(each => each.event).reduce(applyEvent, before)
  // A thread that was empty to this person before is read whole when it is opened.
  const known = <Each>(all: Readonly<Record<string, Each>>) =>
    Object.fromEntries(Object.keys(folded.threads).map(id => [id, all[id]]))
  const { threads, entries } = fresh.state
  assert.deepEqual(folded, { ...fresh.state, threads: known(threads), entries: known(entries) })
  assert.deepEqual(viewsOf(folded, fresh.me), fresh.views)
  assert.deepEqual(pinnedOf(folded), fresh.pinned)
}

/** The story happens once, and several people's screens follow it. */
export async function expectAllSynced(
  people: Person[],
  story: () => Promise<unknown>,
  how: { deletes?: boolean } = {}
) {
  const around = (index: number): Promise<unknown> =>
    index === people.length ? story() : expectSynced(people[index]!, () => around(index + 1), how)
  await around(0)
}

/** What stands in a thread beside the texts, oldest first. */
export async function entriesOf(person: Person, id: string): Promise<ThreadEntry[]> {
  return (await person.call(listMessages, { id })).entries.reverse()
}

/** What a screen hears that was away. Once the server's greeting stands at `through`, it has also
 * told every open screen that far. */
async function missedSince(person: Person, after: number, through: number) {
  for (let tries = 0; tries < limits.snapshotTries; tries++) {
    const screen = await person.open(after)
    screen.close()
    const hello = screen.frames.find(frame => frame.type === 'hello')
    if (hello && hello.seq >= through) return screen.events.filter(each => each.seq <= through)
  }
  throw new Error('The live updates never got that far.')
}

/** Everything this person can see through the API, of one moment. */
export async function snapshot(person: Person): Promise<Snapshot> {
  for (let tries = 0; tries < limits.snapshotTries; tries++) {
    const read = await readOnce(person)
    if (read) return read
  }
  throw new Error('It never came to rest.')
}

/** Null when something happened between the first reply and the last. */
async function readOnce(person: Person): Promise<Snapshot | null> {
  const seqs = new Set<number>()
  const views: Record<string, string[]> = {}
  const conversations: Record<string, ConversationRow> = {}
  const shown: { view: View; row: ConversationRow }[] = []
  for (const view of View.options) {
    const rows = await readView(person, view, seqs)
    views[view] = rows.map(row => row.id)
    for (const row of rows) {
      shown.push({ view, row })
      conversations[row.id] = row
    }
  }
  const threads: Record<string, State['threads'][string]> = {}
  const entries: Record<string, State['entries'][string]> = {}
  for (const id of Object.keys(conversations)) {
    const page = await person.call(listMessages, { id, limit: limits.threadRows })
    assert.equal(page.next, null, 'a test’s thread is one page')
    seqs.add(page.seq)
    threads[id] = page.messages.reverse()
    entries[id] = page.entries.reverse()
  }
  const counted = await person.call(countConversations, {})
  const all = await person.call(listConversations, { view: 'all' })
  const { staff } = await person.call(getSession, {})
  const [seq] = seqs.add(counted.seq).add(all.seq)
  if (seqs.size > 1) return null
  // Only now: rows are read after their number, so a change between the two shows in a later number.
  for (const { view, row } of shown) {
    assert.deepEqual(row, conversations[row.id], `${view} shows it as all do`)
  }
  for (const view of View.options) {
    assert.equal(counted.counts[view], views[view]!.length, `the count of ${view}`)
  }
  const state = { conversations, threads, entries }
  return { seq: seq!, state, views, pinned: all.pinned.map(row => row.id), me: staff.id }
}

async function readView(person: Person, view: View, seqs: Set<number>) {
  const rows: ConversationRow[] = []
  let before: string | undefined
  do {
    const page = await person.call(listConversations, { view, before, limit: limits.pageRows })
    seqs.add(page.seq)
    rows.push(...page.rows)
    before = page.next ?? undefined
  } while (before)
  return rows
}

function viewsOf({ conversations }: State, me: string): Record<string, string[]> {
  const newest = Object.values(conversations).sort((a, b) =>
    a.lastAt === b.lastAt ? (a.id < b.id ? 1 : -1) : a.lastAt < b.lastAt ? 1 : -1
  )
  return Object.fromEntries(
    View.options.map(view => [
      view,
      newest.filter(row => isInView(row, view, me)).map(row => row.id)
    ])
  )
}

function pinnedOf({ conversations }: State): string[] {
  return Object.values(conversations)
    .filter(row => row.pinnedAt !== null && row.blockedAt === null)
    .sort((a, b) =>
      a.pinnedAt! < b.pinnedAt! || (a.pinnedAt === b.pinnedAt && a.id < b.id) ? 1 : -1
    )
    .map(row => row.id)
}
