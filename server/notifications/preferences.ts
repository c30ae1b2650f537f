import type { NotificationPreferences } from '@parlor/contract/notifications.ts'
import type { Tx } from '../platform/db.ts'

/** Null: she has chosen nothing yet. */
export async function findPreferences(
  tx: Tx,
  staffId: string
): Promise<NotificationPreferences | null> {
  const row = await tx.first<{ preferences: NotificationPreferences }>(
    `select preferences from notification_preferences
     where business_id = $1 and staff_id = $2`,
    [tx.businessId, staffId]
  )
  return row && row.preferences
}

export async function putPreferences(
  tx: Tx,
  staffId: string,
  preferences: NotificationPreferences
): Promise<void> {
  await tx.rows(
    `insert into notification_preferences (business_id, staff_id, preferences)
     values ($1, $2, $3)
     on conflict (business_id, staff_id) do update set preferences = excluded.preferences`,
    [tx.businessId, staffId, JSON.stringify(preferences)]
  )
}
