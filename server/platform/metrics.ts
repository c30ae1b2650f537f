import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What an operator watches. Names say the unit. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'parlor_' })
  const registers = [registry]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'parlor_request_seconds',
      help: 'How long requests took',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers
    }),
    webhooks: new Counter({
      name: 'parlor_webhooks_total',
      help: 'Carrier webhooks by what became of them',
      labelNames: ['outcome'],
      registers
    }),
    texts: new Counter({
      name: 'parlor_texts_total',
      help: 'Texts handed to a carrier, by outcome',
      labelNames: ['outcome'],
      registers
    }),
    spooled: new Gauge({
      name: 'parlor_spooled_requests',
      help: 'Webhooks that wait on disk for the database',
      registers
    }),
    sockets: new Gauge({
      name: 'parlor_live_sockets',
      help: 'Open live connections',
      registers
    })
  }
}

export type Metrics = ReturnType<typeof createMetrics>
