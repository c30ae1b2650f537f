import type { Db } from './db.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail.ts'
import type { Metrics } from './metrics.ts'
import type { Secrets } from './secrets.ts'

/** What stories that open their own transactions are handed. */
export type Platform = {
  db: Db
  secrets: Secrets
  log: Log
  mail: Mail
  metrics: Metrics
  publicUrl: string // how carriers and browsers reach us; no slash at the end
}
