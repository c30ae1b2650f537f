import { firstForgedLine } from '../businesses/audit.ts'
import type { Platform } from '../platform/platform.ts'
import { listBusinesses } from './accounts.ts'

/** Once a night: has a line of any audit log been changed or taken out behind our back? */
export async function checkAuditLogs({ db, log }: Platform): Promise<string[]> {
  const forged: string[] = []
  for (const businessId of await listBusinesses(db)) {
    const line = await db.inBusiness(businessId, firstForgedLine)
    if (line === null) continue
    forged.push(businessId)
    log.error({ businessId, line }, 'the audit log of a business is not as it was written')
  }
  return forged
}
