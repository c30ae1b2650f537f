import { conversationRoutes } from './conversations/routes.ts'
import { messagingRoutes } from './messaging/routes.ts'
import type { Route } from './platform/http.ts'
import { staffRoutes } from './staff/routes.ts'

type Parts = Parameters<typeof staffRoutes>[0] & { wake(businessId: string): void }

/** Contents, page 1: who can ask. */
export function routes(parts: Parts): Route[] {
  return [...staffRoutes(parts), ...conversationRoutes, ...messagingRoutes(parts.wake)]
}
