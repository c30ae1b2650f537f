import { useEffect } from 'react'
import type { Label } from '@parlor/contract/labels.ts'
import { readLabels } from './house.ts'
import { useApp, useScreen } from './use-app.tsx'

/** The labels of the business, by name; null until they are here. */
export function useLabels(isNeeded = true): readonly Label[] | null {
  const { store } = useApp()
  const { labels } = useScreen()
  const isMissing = isNeeded && labels === null
  useEffect(() => {
    if (isMissing) readLabels(store)
  }, [isMissing, store])
  return labels
}
