import * as z from 'zod/mini'
import { Id } from '@parlor/contract/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { type Job, job } from '../platform/queue.ts'
import { sendEmail } from './emails.ts'

const which = z.object({ businessId: Id, emailId: Id })

export function emailJobs(platform: Platform): Job[] {
  return [job('send-email', which, given => sendEmail(platform, given))]
}
