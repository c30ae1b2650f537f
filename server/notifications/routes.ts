import {
  countWaiting,
  getNotificationPreferences,
  listNotifications,
  readNotification,
  readNotifications,
  setNotificationPreferences,
  usualPreferences
} from '@parlor/contract/notifications.ts'
import { eventCounter } from '../platform/events.ts'
import { type Route, route } from '../platform/http.ts'
import { choosePreferences } from './choose-preferences.ts'
import { listForReader } from './list-notifications.ts'
import { readAll, readOne } from './mark-notifications.ts'
import { findPreferences } from './preferences.ts'
import { countWaitingRows, listMuted } from './reads.ts'

/** What somebody is told of. */
export const notificationRoutes: Route[] = [
  route(listNotifications, async (tx, asked, caller) => {
    const { last: seq } = await eventCounter(tx)
    const mutedIds = await listMuted(tx, caller.id)
    return { seq, mutedIds, ...(await listForReader(tx, asked, caller)) }
  }),
  route(readNotification, async (tx, { id }, caller) => {
    await readOne(tx, id, caller)
    return {}
  }),
  route(readNotifications, async (tx, { through }, caller) => ({
    through: await readAll(tx, through, caller)
  })),
  route(getNotificationPreferences, async (tx, _, caller) => ({
    preferences: (await findPreferences(tx, caller.id)) ?? usualPreferences
  })),
  route(setNotificationPreferences, async (tx, preferences, caller) => ({
    preferences: await choosePreferences(tx, preferences, caller)
  })),
  route(countWaiting, async (tx, _, caller) => ({ unassigned: await countWaitingRows(tx, caller) }))
]
