import './node26.js'
import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import { withClient } from './scratch-database.ts'

const rowsShownMax = 200
const answerMsMax = 20_000

type Row = {
  id: string
  at: Date
  carrier: string
  reason: string
  url: string
  headers: Record<string, string>
  body: Buffer
}

/** What carriers sent and the product did not take, newest last. */
export function listQuarantine(databaseUrl: string): Promise<Row[]> {
  return withClient(databaseUrl, async client => {
    const { rows } = await client.query<Row>(
      `select id, at, carrier, reason, url, headers, body from quarantine
       order by at desc limit ${rowsShownMax}`
    )
    return rows.reverse()
  })
}

/** Hands one request to the running product again, as it came; when it is taken, the row goes. */
export async function replay(databaseUrl: string, productUrl: string, id: string): Promise<string> {
  return withClient(databaseUrl, async client => {
    const found = await client.query<Row>('select * from quarantine where id = $1', [id])
    const row = found.rows[0]
    if (!row) return `There is no request ${id} in the quarantine.`
    const { pathname, search } = new URL(row.url)
    const { host: _, 'content-length': __, connection: ___, ...headers } = row.headers
    const answer = await fetch(productUrl + pathname + search, {
      method: 'POST',
      headers,
      body: new Uint8Array(row.body),
      signal: AbortSignal.timeout(answerMsMax)
    })
    if (answer.status !== 200) return `Not taken: ${answer.status} ${await answer.text()}`
    await client.query('delete from quarantine where id = $1', [id])
    return 'Taken.'
  })
}

async function main([verb = 'list', id = '']: string[]): Promise<void> {
  const given = process.env['DATABASE_URL']
  const dataDir = join(resolve(process.env['PARLOR_DATA'] || 'data'), 'postgres')
  const postgres = given ? null : await startEmbeddedPostgres({ dataDir })
  try {
    const databaseUrl = given ?? postgres!.url
    const productUrl = `http://127.0.0.1:${process.env['PORT'] || '3000'}`
    if (verb === 'replay') console.log(await replay(databaseUrl, productUrl, id))
    else if (verb === 'list') {
      const rows = await listQuarantine(databaseUrl)
      for (const { id, at, carrier, reason } of rows) {
        console.log(`${at.toISOString()}  ${id}  ${carrier}  ${reason}`)
      }
      console.log(rows.length === 0 ? 'Nothing waits.' : `${rows.length} shown.`)
    } else console.log('npm run quarantine, or npm run quarantine -- replay <id>')
  } finally {
    await postgres?.stop()
  }
}

if (resolve(process.argv[1] ?? '') === import.meta.filename) await main(process.argv.slice(2))
