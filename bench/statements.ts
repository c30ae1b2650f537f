import type { Driven } from './drive.ts'
import { query, type Shop } from './shop.ts'

/** How many statements one text takes, and where the database's time goes. The extension is
 * loaded from the start and counts only here, so that it costs the other figures nothing. */
export async function countStatements(
  shop: Shop,
  act: () => Promise<Driven>
): Promise<{ perText: number; slowest: object[] }> {
  await track(shop, 'all')
  await query(shop.ownerUrl, 'select pg_stat_statements_reset()')
  const { done } = await act()
  const rows = await query<{ text: string; calls: number; ms: number }>(
    shop.ownerUrl,
    `select query as text, calls::int, total_exec_time + total_plan_time as ms
     from pg_stat_statements where userid = 'parlor_server'::regrole order by ms desc`
  )
  await track(shop, 'none')
  const calls = rows.reduce((sum, row) => sum + row.calls, 0)
  return {
    perText: calls / done,
    slowest: rows.slice(0, 6).map(({ text, calls, ms }) => ({
      statement: text.replace(/\s+/g, ' ').trim().slice(0, 60),
      perText: calls / done,
      usEach: (ms / calls) * 1000
    }))
  }
}

export async function track(shop: Shop, what: 'all' | 'none'): Promise<void> {
  await query(shop.ownerUrl, `alter system set pg_stat_statements.track = '${what}'`)
  await query(shop.ownerUrl, 'select pg_reload_conf()')
  await query(shop.ownerUrl, 'select pg_sleep(0.1)')
}
