import { useSyncExternalStore } from 'react'
import { useApp } from './use-app.tsx'
import { type Visits, type VisitsKnown, visitsOf } from './visits.ts'

export function useVisits(): [VisitsKnown, Visits] {
  const visits = visitsOf(useApp())
  return [useSyncExternalStore(visits.subscribe, visits.get), visits]
}
