import { emailJobs } from './client-cards/jobs.ts'
import { visitImportJobs } from './appointment-imports/jobs.ts'
import { importJobs } from './client-imports/jobs.ts'
import { autoClose, wakeSnoozed } from './conversations/on-the-clock.ts'
import { reconcileAll } from './messaging/reconcile.ts'
import type { CarrierAccounts } from './numbers/carrier-accounts.ts'
import { numberJobs } from './numbers/jobs.ts'
import { now } from './platform/clock.ts'
import { businessesWithOldEvents, eventLimits, forgetEvents } from './platform/events.ts'
import type { Platform } from './platform/platform.ts'
import { clockJob, type Job } from './platform/queue.ts'
import { checkAuditLogs } from './staff/check-audit.ts'
import type { Sessions } from './staff/sessions.ts'

type Parts = { platform: Platform; accounts: CarrierAccounts; sessions: Sessions }

/** Contents, page 3: who does it. */
export function jobs({ platform, accounts, sessions }: Parts): Job[] {
  return [
    ...numberJobs(platform, accounts),
    ...importJobs(platform.db),
    ...visitImportJobs(platform.db),
    ...emailJobs(platform),
    clockJob('reconcile-with-carriers', '*/5 * * * *', () => reconcileAll({ platform, accounts })),
    clockJob('wake-snoozed', '* * * * *', () => wakeSnoozed(platform.db)),
    clockJob('auto-close', '*/10 * * * *', () => autoClose(platform.db)),
    clockJob('forget-old-events', '17 * * * *', () => forgetOldEvents(platform)),
    clockJob('check-audit-logs', '23 3 * * *', async () => void (await checkAuditLogs(platform))),
    clockJob('forget-expired-sessions', '43 * * * *', () => sessions.forgetExpired())
  ]
}

export async function forgetOldEvents({ db }: Platform): Promise<void> {
  const before = new Date(now().getTime() - eventLimits.keptDays * 86_400_000)
  for (const { id } of await businessesWithOldEvents(db, before)) {
    await db.inBusiness(id, tx => forgetEvents(tx, before))
  }
}
