import { useState } from 'react'
import { useScreen } from '../sync/use-app.tsx'

const kept = new Map<string, unknown>()

/** What is being changed and not saved: it is there again when one comes back to it from another page.
 * Null: nothing is. Whoever else sits down at this browser does not find it. */
export function useKept<Draft>(of: string): [Draft | null, (draft: Draft | null) => void] {
  const { session } = useScreen()
  const key = `${session.staff.id} ${of}`
  const [, draw] = useState(0)
  return [
    (kept.get(key) as Draft | undefined) ?? null,
    draft => {
      if (draft === null) kept.delete(key)
      else kept.set(key, draft)
      draw(count => count + 1)
    }
  ]
}
