import pg from 'pg'
import type { Tx, Value } from '../server/platform/db.ts'
import { serverUrl } from '../server/platform/migrate.ts'
import type { Caller } from '../server/platform/http.ts'
import type { BusyBusiness } from './busy-rows.ts'

export type Plan = { indexes: string[]; scannedWhole: string[]; rowsDropped: number; ms: number }
type Node = Record<string, unknown> & { Plans?: Node[] }

/** How the database answers the statements of a question, as the server's own role asks them. */
export async function plansOf(
  ownerUrl: string,
  business: BusyBusiness,
  ask: (tx: Tx, caller: Caller) => Promise<unknown>
): Promise<Plan> {
  const client = new pg.Client({ connectionString: serverUrl(ownerUrl) })
  await client.connect()
  const plan: Plan = { indexes: [], scannedWhole: [], rowsDropped: 0, ms: 0 }
  const rows = async <Row>(text: string, values: Value[] = []): Promise<Row[]> => {
    const { rows } = await client.query(`explain (analyze, format json) ${text}`, values)
    const [told] = rows[0]['QUERY PLAN']
    plan.ms += told['Execution Time']
    note(told.Plan, plan)
    return []
  }
  try {
    await client.query('begin')
    await client.query('select enter_business($1)', [business.id])
    const tx = { businessId: business.id, rows, first: async () => null } as unknown as Tx
    await ask(tx, {
      id: business.staffId,
      may: () => true,
      rights: { reach: 'all' }
    } as unknown as Caller)
    return { ...plan, indexes: [...new Set(plan.indexes)] }
  } finally {
    await client.end()
  }
}

function note(node: Node, plan: Plan): void {
  if (node['Index Name']) plan.indexes.push(String(node['Index Name']))
  if (node['Node Type'] === 'Seq Scan') plan.scannedWhole.push(String(node['Relation Name']))
  plan.rowsDropped += Number(node['Rows Removed by Filter'] ?? 0)
  for (const child of node.Plans ?? []) note(child, plan)
}
