import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '@parlor/contract/ids.ts'
import { nowMs } from './clock.ts'

/** A request as it came, whole, so that it can come in again through the same door. */
export type SpooledRequest = {
  method: string
  url: string
  headers: Record<string, string>
  body: string // base64
  receivedAt: string
}

export type Spool = {
  /** Resolves when the request would survive a power cut: file and folder are on the disk. */
  keep(request: Omit<SpooledRequest, 'receivedAt'>): Promise<void>
  /** Hands the oldest first to `take`; what `take` throws on stays, and the rest waits for it. */
  replay(take: (request: SpooledRequest) => Promise<void>): Promise<number>
  count(): number
}

const limits = { files: 1_000_000, bytes: 1024 ** 3, replayAtOnce: 500 }

export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let count = (await waiting(folder)).length
  let bytes = await bytesIn(folder)
  let replaying = false
  return {
    count: () => count,
    async keep(request) {
      if (count >= limits.files || bytes >= limits.bytes) throw new Error('The spool is full.')
      const name = `${String(nowMs()).padStart(14, '0')}-${newId()}.json`
      const receivedAt = new Date(nowMs()).toISOString()
      const text = JSON.stringify({ ...request, receivedAt })
      await writeThrough(folder, name, text)
      count++
      bytes += text.length
    },
    async replay(take) {
      if (replaying || count === 0) return 0
      replaying = true
      try {
        const names = (await waiting(folder)).slice(0, limits.replayAtOnce)
        for (const name of names) {
          const file = path.join(folder, name)
          const request = readRequest(await readFile(file, 'utf8'))
          // A damaged file stays for a person to look at, and holds up none of those behind it.
          if (!request) await rename(file, `${file}.damaged`)
          else {
            await take(request)
            await unlink(file)
          }
          count--
        }
        bytes = await bytesIn(folder)
        return names.length
      } finally {
        replaying = false
      }
    }
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await waiting(folder)) bytes += (await stat(path.join(folder, name))).size
  return bytes
}

function readRequest(text: string): SpooledRequest | null {
  try {
    const read = JSON.parse(text)
    return typeof read?.url === 'string' && typeof read.body === 'string' ? read : null
  } catch {
    return null
  }
}

async function waiting(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter(name => name.endsWith('.json')).sort()
}

/** Half a file never gets the final name. */
async function writeThrough(folder: string, name: string, text: string): Promise<void> {
  const target = path.join(folder, name)
  const file = await open(`${target}.part`, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${target}.part`, target)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
