import { useEffect, useState } from 'react'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { getFilterChoices } from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import type { App } from './app.ts'
import { useApp } from './use-app.tsx'

export type FilterChoices = ReplyOf<typeof getFilterChoices>

const asked = new WeakMap<App, Promise<FilterChoices>>()

/** What the filters can be set to; null until it is here. */
export function useFilterChoices(): FilterChoices | null {
  const app = useApp()
  const [choices, put] = useState<FilterChoices | null>(null)
  useEffect(() => {
    const answer = asked.get(app) ?? call(getFilterChoices, {})
    asked.set(app, answer)
    answer.then(put, () => asked.delete(app)) // without them the chips say that there is nothing
  }, [app])
  return choices
}
