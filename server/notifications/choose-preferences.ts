import type { NotificationPreferences } from '@parlor/contract/notifications.ts'
import type { Tx } from '../platform/db.ts'
import { putPreferences } from './preferences.ts'

/** One's own screens follow at once, and nobody else hears of it. */
export async function choosePreferences(
  tx: Tx,
  preferences: NotificationPreferences,
  me: { id: string }
): Promise<NotificationPreferences> {
  await putPreferences(tx, me.id, preferences)
  tx.append({
    audience: { only: [me.id] },
    event: { type: 'notifications.preferred', preferences }
  })
  return preferences
}
