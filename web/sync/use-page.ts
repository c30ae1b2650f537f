import { useEffect, useState, useSyncExternalStore } from 'react'
import { nowMs } from '../clock.ts'
import { isLooking } from './seen.ts'

export type Layout = 'phone' | 'narrow' | 'rail' | 'wide'
const steps: [Layout, string][] = [
  ['wide', '(min-width: 1440px)'],
  ['rail', '(min-width: 1024px)'],
  ['narrow', '(min-width: 600px)']
]
const queries = steps.map(([layout, query]) => [layout, matchMedia(query)] as const)

/** How many panes there is room for: 600, 1024 and 1440 px are the steps. */
export function useLayout(): Layout {
  return useSyncExternalStore(watchLayout, readLayout)
}

function readLayout(): Layout {
  return queries.find(([, query]) => query.matches)?.[0] ?? 'phone'
}

function watchLayout(listener: () => void) {
  for (const [, query] of queries) query.addEventListener('change', listener)
  return () => {
    for (const [, query] of queries) query.removeEventListener('change', listener)
  }
}

/** Somebody has this page in front of them. */
export function useIsLooking(): boolean {
  return useSyncExternalStore(watchLooking, isLooking)
}

function watchLooking(listener: () => void) {
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  document.addEventListener('visibilitychange', listener)
  return () => {
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
    document.removeEventListener('visibilitychange', listener)
  }
}

const minuteMs = 60_000

/** The time to the minute, for what is said relative to now. */
export function useMinute(): number {
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** True once something has taken longer than a person would call at once. */
export function useAfter(ms: number, isWaiting: boolean): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setOver(true), ms)
    return () => {
      clearTimeout(timer)
      setOver(false)
    }
  }, [ms, isWaiting])
  return isOver
}
