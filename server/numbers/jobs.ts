import * as z from 'zod/mini'
import { Id } from '@parlor/contract/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { type Job, job } from '../platform/queue.ts'
import type { CarrierAccounts } from './carrier-accounts.ts'
import { registerNumber } from './register-number.ts'

export function numberJobs(platform: Platform, accounts: CarrierAccounts): Job[] {
  return [
    job('register-number', z.object({ businessId: Id, numberId: Id }), number =>
      registerNumber(platform, accounts, number)
    )
  ]
}
