import { type SavedView, searchLimits } from '@parlor/contract/search.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const columns =
  'v.id, v.name, v.is_shared as "isShared", v.owner_id as "ownerId", v.view, v.filters'

/** Somebody's own and those shared with all, by name. */
export function listSavedViewsOf(tx: Tx, staffId: string): Promise<SavedView[]> {
  return tx.rows<SavedView>(
    `select ${columns} from saved_views v
     where v.business_id = $1 and (v.is_shared or v.owner_id = $2)
     order by lower(v.name), v.id limit ${searchLimits.savedViewsMax * 10}`,
    [tx.businessId, staffId]
  )
}

/** Locked until the commit. Someone else's own is not there. */
export function findSavedView(tx: Tx, id: string): Promise<SavedView | null> {
  return tx.first<SavedView>(
    `select ${columns} from saved_views v where v.business_id = $1 and v.id = $2 for update`,
    [tx.businessId, id]
  )
}

export async function countSavedViews(tx: Tx, staffId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    'select count(*)::int as count from saved_views where business_id = $1 and owner_id = $2',
    [tx.businessId, staffId]
  )
  return row!.count
}

export async function putSavedView(tx: Tx, view: SavedView): Promise<void> {
  await tx.rows(
    `insert into saved_views (business_id, id, owner_id, name, is_shared, view, filters, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (business_id, id) do update set name = excluded.name,
       is_shared = excluded.is_shared, view = excluded.view, filters = excluded.filters,
       changed_at = excluded.changed_at`,
    [
      tx.businessId,
      view.id,
      view.ownerId,
      view.name,
      view.isShared,
      view.view,
      JSON.stringify(view.filters),
      now()
    ]
  )
}

export async function dropSavedView(tx: Tx, id: string): Promise<void> {
  await tx.rows('delete from saved_views where business_id = $1 and id = $2', [tx.businessId, id])
}
