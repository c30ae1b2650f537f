import { useCallback, useEffect, useRef } from 'react'
import type { Known } from '../sync/known.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useIsLooking } from '../sync/use-page.ts'

const lookMs = 1_000 // what came a moment before the press was not read

/** Which text of a conversation the person in front of this screen has seen last. The server lets
 * nobody answer over a colleague whose text came after it. */
export function useLastSeen(conversationId: string): () => string | null {
  const newest = newestOf(useScreen().known, conversationId)
  const isLooking = useIsLooking()
  const seen = useRef(newest)
  useEffect(() => {
    if (!isLooking) return
    const timer = setTimeout(() => {
      seen.current = newest
    }, lookMs)
    return () => clearTimeout(timer)
  }, [newest, isLooking])
  return useCallback(() => seen.current, [])
}

/** What waits for its time stands at the end of a thread and has not happened yet. */
export function newestOf(known: Known, conversationId: string): string | null {
  const last = known.state.conversations[conversationId]?.last?.id ?? null
  const thread = known.state.threads[conversationId]
  // An opened stretch of the past does not hold what the row of the list shows.
  if (!thread?.some(each => each.id === last)) return last
  const happened = thread.findLast(
    ({ status }) => status !== 'scheduled' && status !== 'cancelled' && status !== 'held'
  )
  return happened?.id ?? last
}
