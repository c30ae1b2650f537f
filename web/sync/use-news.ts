import { useSyncExternalStore } from 'react'
import {
  type Notification,
  notificationLimits,
  type NotificationPreferences,
  type NotificationTab
} from '@parlor/contract/notifications.ts'
import { type NewsKnown, type Reel, reelOf } from './news.ts'
import { newsPreferencesOf } from './news-preferences.ts'
import { reaches } from './news-reach.ts'
import { useApp } from './use-app.tsx'

/** The same question from the page, the bell and the dashboard: it is read once for all three. */
export function useNews(tab: NotificationTab = 'all'): [NewsKnown, Reel] {
  const reel = reelOf(useApp(), { tab, limit: notificationLimits.pageRows })
  return [useSyncExternalStore(reel.subscribe, reel.get), reel]
}

/** What is new to me, as far as it is counted: on the page and on each of its tabs. */
export function useUnreadNews(): readonly Notification[] {
  const limit = notificationLimits.unreadMax + 1
  const reel = reelOf(useApp(), { tab: 'all', unread: 'yes', limit })
  return useSyncExternalStore(reel.subscribe, reel.get).list ?? []
}

/** Of what is new to me, what I want to have counted: on the bell. */
export function useBellNews(): readonly Notification[] {
  const unread = useUnreadNews()
  const preferences = useNewsPreferences()
  const me = useApp().store.get().session.staff.id
  return unread.filter(one => reaches(one, 'count', preferences, { me, clock: '' }))
}

export function useNewsPreferences(): NotificationPreferences {
  const chosen = newsPreferencesOf(useApp())
  return useSyncExternalStore(chosen.subscribe, chosen.get)
}
