import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useApp } from '../sync/use-app.tsx'
import type { Moves } from './use-moves.ts'

/** The table of them comes after the first screen. */
export function useInboxCommands(
  threadId: string | null,
  moves: Moves,
  pick: (id: string) => void
) {
  const app = useApp()
  const [, go] = useLocation()
  useEffect(() => {
    let isOver = false
    let takeAway = () => {}
    import('./inbox-commands.ts').then(
      ({ provideInboxCommands }) => {
        if (!isOver) takeAway = provideInboxCommands({ app, threadId, moves, go, pick })
      },
      () => {} // Vite tells the window; the next conversation tries again.
    )
    return () => {
      isOver = true
      takeAway()
    }
  }, [app, threadId, moves, go, pick])
}
