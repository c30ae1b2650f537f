import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Presence } from '@parlor/contract/events.ts'
import { useApp } from './use-app.tsx'

/** Who else writes in a conversation; and who looks there, if it is the one that is open here. */
export function usePresence(conversationId: string): readonly Presence[] {
  const { presence } = useApp()
  const read = useCallback(() => presence.of(conversationId), [presence, conversationId])
  return useSyncExternalStore(presence.subscribe, read)
}

/** Says where the person in front of this page looks. */
export function useLooking(conversationId: string | null): void {
  const { presence } = useApp()
  useEffect(() => {
    const look = () => {
      presence.look(document.visibilityState === 'visible' ? conversationId : null)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [presence, conversationId])
}
