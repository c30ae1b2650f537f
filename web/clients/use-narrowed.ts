import { useLocation, useSearch } from 'wouter'
import { paths } from '../paths.ts'
import { type Narrowed, narrowKeys } from './use-clients.ts'

/** What the list is narrowed to stands in the address: Back and a link find it again. */
export function useNarrowed(): [Narrowed, (next: Narrowed) => void] {
  const query = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const narrowed = Object.fromEntries(
    narrowKeys.flatMap(key => {
      const value = query.get(key)
      return value ? [[key, value]] : []
    })
  ) as Narrowed
  return [narrowed, next => go(paths.clients(next), { replace: true })]
}
