import './node26.js'
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'

const rowsShownMax = 200

/** npm run db: psql where it is installed, else a small prompt, on the database of the product. */
async function open(): Promise<number> {
  const given = process.env['DATABASE_URL']
  if (given) return talk(given)
  const dataDir = join(resolve(process.env['PARLOR_DATA'] || 'data'), 'postgres')
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    return await talk(postgres.url)
  } finally {
    await postgres.stop() // Leaves it running when the product is.
  }
}

async function talk(url: string): Promise<number> {
  process.on('SIGINT', () => {}) // Ctrl-C ends a statement, not the database behind it.
  const psql = spawnSync('psql', [url, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (!psql.error) return psql.status ?? 1
  await prompt(url)
  return 0
}

async function prompt(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', error => console.log(error.message))
  await client.connect()
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'parlor> '
  })
  console.log('psql is not installed. One statement, ended by a semicolon; Ctrl-D leaves.')
  let statement = ''
  const ask = () => process.stdin.isTTY && lines.prompt() // A pipe may have ended already.
  ask()
  for await (const line of lines) {
    statement += `${line}\n`
    if (line.trimEnd().endsWith(';')) {
      await show(client, statement)
      statement = ''
    }
    ask()
  }
  await client.end()
}

async function show(client: pg.Client, statement: string): Promise<void> {
  try {
    const { rows, command, rowCount } = await client.query(statement)
    if (rows?.length > 0) console.table(rows.slice(0, rowsShownMax))
    console.log(`${command} ${rowCount ?? ''}`.trim())
  } catch (error) {
    console.log((error as Error).message)
  }
}

try {
  process.exitCode = await open()
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
