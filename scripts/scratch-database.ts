import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'

/** A database of one's own, thrown away afterwards: on PARLOR_TEST_POSTGRES, or a server started
 * for it. */
export async function withScratchDatabase<T>(act: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['PARLOR_TEST_POSTGRES']
  if (given) return onServer(given, act)
  const folder = mkdtempSync(join(tmpdir(), 'parlor-scratch-'))
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: folder })
    try {
      return await onServer(postgres.url, act)
    } finally {
      await postgres.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function onServer<T>(url: string, act: (url: string) => Promise<T>): Promise<T> {
  const name = `scratch_${randomBytes(6).toString('hex')}`
  await run(url, `create database ${name}`)
  try {
    return await act(withDatabase(url, name))
  } finally {
    await run(url, `drop database ${name} with (force)`)
  }
}

export function withDatabase(url: string, name: string): string {
  return url.replace(/^(\w+:\/\/[^/]*)\/[^?]*/, `$1/${name}`)
}

async function run(url: string, statement: string): Promise<void> {
  await withClient(url, client => client.query(statement))
}

export async function withClient<T>(
  url: string,
  act: (client: pg.Client) => Promise<T>
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
