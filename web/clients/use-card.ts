import { useEffect } from 'react'
import { getClient } from '@parlor/contract/client-cards.ts'
import { useAsked } from '../settings/use-asked.ts'
import { useApp } from '../sync/use-app.tsx'

/** One client's card, live. Null of `value`: not read yet. */
export function useCard(id: string) {
  const app = useApp()
  const card = useAsked(getClient, { id })
  const { value, put, again } = card
  useEffect(
    () =>
      app.hear(events => {
        for (const { event } of events) {
          if (event.type === 'client.updated' && value && event.client.id === value.client.id) {
            put({ ...value, client: event.client })
          }
          if (event.type === 'client.removed' && event.clientId === id) again()
        }
      }),
    [app, value, put, again, id]
  )
  return card
}
export type Card = NonNullable<ReturnType<typeof useCard>['value']>
