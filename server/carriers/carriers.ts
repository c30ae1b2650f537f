import type { Carrier } from './carrier.ts'
import { twilio } from './twilio/twilio.ts'

/** Every carrier we speak to. Its name stands in the address of its webhooks. */
export const carriers = { twilio } satisfies Record<string, Carrier>

export type CarrierName = keyof typeof carriers
