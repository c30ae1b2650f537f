import { visitImportRoutes } from './appointment-imports/routes.ts'
import { importRoutes } from './client-imports/routes.ts'
import { clientRoutes } from './client-cards/routes.ts'
import { appointmentRoutes } from './appointments/routes.ts'
import { calendarRoutes } from './appointments/calendar-routes.ts'
import { changeRoutes } from './conversations/change-routes.ts'
import { peopleRoutes } from './conversations/people-routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { searchRoutes } from './conversations/search-routes.ts'
import { quickReplyRoutes } from './messaging/quick-reply-routes.ts'
import { messagingRoutes } from './messaging/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import type { Route } from './platform/http.ts'
import { setUpRoutes } from './set-up/routes.ts'
import { staffRoutes } from './staff/routes.ts'

type Parts = Parameters<typeof staffRoutes>[0] & Parameters<typeof setUpRoutes>[0]

/** Contents, page 1: who can ask. */
export function routes(parts: Parts): Route[] {
  return [
    ...staffRoutes(parts),
    ...conversationRoutes,
    ...changeRoutes,
    ...peopleRoutes,
    ...searchRoutes,
    ...messagingRoutes(parts.wake),
    ...quickReplyRoutes,
    ...clientRoutes(parts.platform),
    ...importRoutes,
    ...visitImportRoutes,
    ...appointmentRoutes(parts.wake, parts.platform),
    ...calendarRoutes(parts.platform),
    ...notificationRoutes,
    ...setUpRoutes(parts)
  ]
}
