import { useSyncExternalStore } from 'react'
import {
  type Notification,
  notificationLimits,
  type NotificationTab
} from '@parlor/contract/notifications.ts'
import { type NewsKnown, type Reel, reelOf } from './news.ts'
import { useApp } from './use-app.tsx'

export function useNews(tab: NotificationTab, limit: number): [NewsKnown, Reel] {
  const reel = reelOf(useApp(), { tab, limit })
  return [useSyncExternalStore(reel.subscribe, reel.get), reel]
}

/** What is new to me, as far as it is counted: on the bell and on each tab. */
export function useUnreadNews(): readonly Notification[] {
  const limit = notificationLimits.unreadMax + 1
  const reel = reelOf(useApp(), { tab: 'all', unread: 'yes', limit })
  return useSyncExternalStore(reel.subscribe, reel.get).list ?? []
}
