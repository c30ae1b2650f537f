import { useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { withSought } from '../paths.ts'
import { useApp } from '../sync/use-app.tsx'

/** Which text or moment of the open conversation the address names. */
export type Target = { messageId: string } | { at: string }

/** The stretch around it is loaded; `leave` goes back to the newest. */
export function useTarget(id: string): { target: Target | null; leave: () => void } {
  const search = useSearch()
  const [path, go] = useLocation()
  const { loader, store } = useApp()
  const target = useMemo(() => readTarget(search), [search])
  useEffect(() => {
    if (!target) return
    const loaded = store.get().known.state.threads[id]
    const isHere = 'messageId' in target && loaded?.some(each => each.id === target.messageId)
    if (!isHere) loader.openAround(id, target)
  }, [target, id, loader, store])
  return {
    target,
    leave() {
      if (target) go(withSought(path, search), { replace: true })
      if (store.get().known.threads[id]?.newer) loader.newestMessages(id)
    }
  }
}

function readTarget(search: string): Target | null {
  const query = new URLSearchParams(search)
  const messageId = query.get('at')
  if (messageId) return { messageId }
  const on = query.get('on')
  return on && !Number.isNaN(Date.parse(on)) ? { at: on } : null
}
