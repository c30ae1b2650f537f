import { closeSync, fdatasync, mkdirSync, openSync, readFileSync, readSync, write } from 'node:fs'
import { existsSync, ftruncateSync, fsyncSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Change, LedgerEntry } from './types.ts'

export const limits = { entriesPerPageMax: 10_000, entriesPerMark: 1_000 }

const writeAsync = promisify(write)
const fdatasyncAsync = promisify(fdatasync)

type Waiter = { resolve: () => void; reject: (error: Error) => void }

/** An append-only file with one JSON line for each thing that happened. Many waiters share one
 * fsync: whoever comes while the disk is busy goes into the next one. */
export class Ledger {
  #fd: number
  #file: string
  #closed = false
  #bytesWritten = 0
  #lastNumber = 0
  #queue: string[] = []
  #writing: string[] = []
  #waiters: Waiter[] = []
  #working: Promise<void> | null = null
  #marks = new Map<number, number>() // number of an entry → where its line begins
  fsyncs = 0

  constructor(folder: string, replay: (entry: LedgerEntry) => void) {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'ledger.jsonl')
    this.#file = file
    const isNew = !existsSync(file)
    this.#fd = openSync(file, isNew ? 'w+' : 'r+')
    this.#replay(file, replay)
    if (isNew) syncFolder(folder)
  }

  /** Puts the change in line; it is on the disk when `settled` resolves. */
  append(change: Change): LedgerEntry {
    const entry = { n: ++this.#lastNumber, at: Date.now(), ...change }
    // What comes after the end is heard by nobody: its file may be another's by then.
    if (!this.#closed) {
      this.#queue.push(`${JSON.stringify(entry)}\n`)
      this.#working ??= this.#work()
    }
    return entry
  }

  /** Resolves when everything appended so far has survived a power cut. */
  settled(): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('The ledger is closed.'))
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject })
      this.#working ??= this.#work()
    })
  }

  entries(after = 0, entriesMax = Number.POSITIVE_INFINITY): LedgerEntry[] {
    const from = this.#markBefore(after)
    const bytes = Buffer.alloc(this.#bytesWritten - from)
    const fd = openSync(this.#file, 'r')
    readSync(fd, bytes, 0, bytes.length, from)
    closeSync(fd)
    const lines = bytes.toString().split('\n').concat(this.#writing, this.#queue)
    const found: LedgerEntry[] = []
    for (const line of lines) {
      if (found.length >= entriesMax) break
      const entry = line.trim() ? (JSON.parse(line) as LedgerEntry) : null
      if (entry && entry.n > after) found.push(entry)
    }
    return found
  }

  get lastNumber() {
    return this.#lastNumber
  }

  /** Forgets everything, for a fresh start of a test. */
  async clear() {
    await this.#working
    ftruncateSync(this.#fd, 0)
    fsyncSync(this.#fd)
    this.#bytesWritten = 0
    this.#lastNumber = 0
    this.#marks.clear()
  }

  async close() {
    await this.settled()
    this.#closed = true
    await this.#working
    closeSync(this.#fd)
  }

  async #work() {
    // One turn of the loop first, so that requests read in this turn share the fsync.
    await new Promise(setImmediate)
    while (this.#queue.length > 0 || this.#waiters.length > 0) {
      const waiters = this.#waiters
      this.#writing = this.#queue
      this.#queue = []
      this.#waiters = []
      try {
        await this.#write(this.#writing)
        if (waiters.length > 0) await this.#sync()
        for (const waiter of waiters) waiter.resolve()
      } catch (error) {
        for (const waiter of waiters) waiter.reject(error as Error)
      }
    }
    this.#working = null
  }

  async #write(lines: string[]) {
    const bytes = Buffer.from(lines.join(''))
    let done = 0
    while (done < bytes.length) {
      const { bytesWritten } = await writeAsync(
        this.#fd,
        bytes,
        done,
        bytes.length - done,
        this.#bytesWritten + done
      )
      done += bytesWritten
    }
    const first = this.#lastNumber - this.#queue.length - lines.length + 1
    this.#mark(first, this.#bytesWritten)
    this.#bytesWritten += bytes.length
    this.#writing = []
  }

  async #sync() {
    await fdatasyncAsync(this.#fd)
    this.fsyncs++
  }

  #mark(first: number, offset: number) {
    const page = Math.floor(first / limits.entriesPerMark)
    if (!this.#marks.has(page)) this.#marks.set(page, offset)
  }

  // A mark is the first batch that began within its thousand: all earlier numbers lie before it.
  #markBefore(after: number): number {
    for (let page = Math.floor(after / limits.entriesPerMark) - 1; page >= 0; page--) {
      const offset = this.#marks.get(page)
      if (offset !== undefined) return offset
    }
    return 0
  }

  // A line without its end was being written when the power went: no 201 ever left for it.
  #replay(file: string, replay: (entry: LedgerEntry) => void) {
    const text = readFileSync(file)
    const end = text.lastIndexOf(10) + 1
    let start = 0
    while (start < end) {
      const stop = text.indexOf(10, start)
      const entry = JSON.parse(text.toString('utf8', start, stop)) as LedgerEntry
      this.#lastNumber = entry.n
      this.#mark(entry.n, start)
      replay(entry)
      start = stop + 1
    }
    this.#bytesWritten = end
    if (end < text.length) ftruncateSync(this.#fd, end)
  }
}

function syncFolder(folder: string) {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
