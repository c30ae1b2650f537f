import type { Session } from '@parlor/contract/staff.ts'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Known } from './known.ts'
import type { OutboxItem } from './pending.ts'

export const keptLimits = { rows: 80, threads: 8, messagesPerThread: 60, outboxItems: 500 }

/** What this browser keeps, so that a page loaded without a network shows what was there. */
export type KeptScreen = { session: Session; known: Known; asOf: string }

interface Schema extends DBSchema {
  screen: { key: 'last'; value: KeptScreen }
  outbox: { key: string; value: OutboxItem }
}

let opening: Promise<IDBPDatabase<Schema> | null> | null = null

/** Null where the browser forbids it (private windows of old): then nothing outlives the page. */
function open() {
  opening ??= import('idb')
    .then(({ openDB }) =>
      openDB<Schema>('parlor', 1, {
        upgrade(db) {
          db.createObjectStore('screen')
          db.createObjectStore('outbox', { keyPath: 'id' })
        },
        blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
      })
    )
    .catch(() => null)
  return opening
}

async function quietly<Result>(act: (db: IDBPDatabase<Schema>) => Promise<Result>) {
  const db = await open()
  return db ? act(db).catch(() => null) : null
}

export async function readScreen(): Promise<KeptScreen | null> {
  return (await quietly(db => db.get('screen', 'last'))) ?? null
}

export async function keepScreen(screen: KeptScreen): Promise<void> {
  await quietly(db => db.put('screen', { ...screen, known: shortened(screen.known) }, 'last'))
}

export async function forgetScreen(): Promise<void> {
  await quietly(db => db.delete('screen', 'last'))
}

export async function readOutbox(): Promise<OutboxItem[]> {
  return (await quietly(db => db.getAll('outbox', null, keptLimits.outboxItems))) ?? []
}

export async function keepOutboxItem(item: OutboxItem): Promise<void> {
  await quietly(db => db.put('outbox', item))
}

export async function dropOutboxItem(id: string): Promise<void> {
  await quietly(db => db.delete('outbox', id))
}

/** Another tab may have sent it meanwhile. True where nothing can be kept. */
export async function isStillInOutbox(id: string): Promise<boolean> {
  const db = await open()
  return db ? (await db.getKey('outbox', id).catch(() => id)) !== undefined : true
}

/** The newest rows and the threads opened last; a list that was cut ends earlier. */
function shortened(known: Known): Known {
  const newest = Object.values(known.state.conversations)
    .sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
    .slice(0, keptLimits.rows)
  const threadIds = Object.keys(known.threads).slice(-keptLimits.threads)
  const open = threadIds.flatMap(id => known.state.conversations[id] ?? [])
  const latest = <Each>(all: Readonly<Record<string, readonly Each[]>>) =>
    Object.fromEntries(
      threadIds.map(id => [id, (all[id] ?? []).slice(-keptLimits.messagesPerThread)])
    )
  return {
    ...known,
    recent: [],
    changes: [],
    rowsToAskFor: [],
    rowSeq: {},
    lists: Object.fromEntries(
      Object.entries(known.lists).map(([view, list]) => [view, { ...list, above: null }])
    ),
    threads: Object.fromEntries(threadIds.map(id => [id, known.threads[id]!])),
    state: {
      conversations: Object.fromEntries([...newest, ...open].map(row => [row.id, row])),
      threads: latest(known.state.threads),
      entries: latest(known.state.entries)
    }
  }
}
