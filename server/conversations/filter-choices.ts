import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import type { getFilterChoices } from '@parlor/contract/search.ts'
import type { Tx } from '../platform/db.ts'

const typesMax = 100

/** What the filters of the inbox can be set to. The types are walked from one to the next: a business
 * has a handful, however many clients. */
export async function listFilterChoices(tx: Tx): Promise<ReplyOf<typeof getFilterChoices>> {
  const [types, groups, locations] = await Promise.all([
    tx.rows<{ type: string }>(
      `with recursive each as (
         (select min(type) as type from clients where business_id = $1)
         union all select (select min(type) from clients k
           where k.business_id = $1 and k.type > each.type) from each where each.type is not null
       ) select type from each where type is not null limit ${typesMax}`,
      [tx.businessId]
    ),
    tx.rows<{ id: string; name: string }>(
      'select id, name from client_groups where business_id = $1 order by lower(name), id',
      [tx.businessId]
    ),
    tx.rows<{ id: string; name: string }>(
      'select id, name from locations where business_id = $1 order by lower(name), id',
      [tx.businessId]
    )
  ])
  return { clientTypes: types.map(row => row.type), groups, locations }
}
