import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '@parlor/contract/endpoint.ts'
import { openApi } from './openapi.ts'
import type { Platform } from './platform.ts'

type Parts = { platform: Platform; endpoints: Endpoint[] }

/** What operators and their tools ask. */
export function addOperations(app: FastifyInstance, { platform, endpoints }: Parts): void {
  // Made when somebody asks: it takes memory that few installations ever need.
  let description: object | null = null
  app.get('/livez', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await platform.db.rows('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
  app.get('/metrics', async (_request, reply) => {
    const { registry } = platform.metrics
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  app.get('/openapi.json', async () => {
    description ??= openApi(endpoints, '0.1.0')
    return description
  })
}
