import './node26.js'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../server/platform/migrate.ts'
import { root } from './processes.ts'
import { withClient, withScratchDatabase } from './scratch-database.ts'

export const schemaPath = join(root, 'server/platform/schema.ts')

/** The tables of the migrated database as types: a renamed column breaks the build. */
export async function makeSchema(url: string): Promise<string> {
  const columns = await withClient(url, async client => {
    const { rows } = await client.query<Column>(columnsQuery)
    return rows
  })
  const tables = Map.groupBy(columns, column => column.table)
  const types = [...tables].map(([table, list]) => tableType(table, list))
  const names = [...tables.keys()].map(table => `  ${table}: ${typeName(table)}`)
  return [
    '// Made by scripts/make-schema.ts from the migrated database. Do not edit.',
    '',
    ...types,
    `export type Tables = {\n${names.join('\n')}\n}`,
    ''
  ].join('\n')
}

type Column = { table: string; name: string; type: string; optional: boolean }

const columnsQuery = `
  select c.relname as table, a.attname as name, not a.attnotnull as optional,
    case when t.typtype = 'd' then format_type(t.typbasetype, null)
      else format_type(a.atttypid, null) end as type
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname, a.attnum`

/** As the driver hands them over (platform/db.ts): instants stay text, counters fit a number. */
const types: Record<string, string> = {
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  bytea: 'Buffer',
  json: 'unknown',
  jsonb: 'unknown'
}

function tableType(table: string, columns: Column[]): string {
  const lines = columns.map(({ name, type, optional }) => {
    const word = typeOf(type)
    return `  ${name}: ${optional && word !== 'unknown' ? `${word} | null` : word}`
  })
  return `export type ${typeName(table)} = {\n${lines.join('\n')}\n}\n`
}

function typeOf(type: string): string {
  if (type.endsWith('[]')) return `${typeOf(type.slice(0, -2))}[]`
  return types[type] ?? 'string'
}

function typeName(table: string): string {
  const words = table.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Table`
}

if (import.meta.main) {
  const schema = await withScratchDatabase(async url => {
    await migrate(url)
    return makeSchema(url)
  })
  writeFileSync(schemaPath, schema)
}
