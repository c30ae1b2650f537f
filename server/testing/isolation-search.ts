import { newId } from '@parlor/contract/ids.ts'
import type { Row } from './isolation-staff.ts'

/** What is found, and the views that are kept. */
export function searchRows(): Record<string, Row> {
  const look = { right: 'conversations.view-own' } as const
  return {
    'GET /conversation-search': look,
    'GET /message-search': look,
    'GET /filter-choices': look,
    'GET /saved-views': look,
    'PUT /saved-views/{id}': {
      ...look,
      id: () => newId(),
      body: () => ({ name: 'Waiting', view: 'unread', filters: {} })
    },
    'DELETE /saved-views/{id}': { ...look, id: () => newId(), done: 404 }
  }
}
