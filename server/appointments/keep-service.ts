import type { ParlorEvent } from '@parlor/contract/events.ts'
import { type Service, serviceLimits } from '@parlor/contract/services.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/errors.ts'
import { listServiceRows, putService } from './services.ts'

/** The business does something new, or does it otherwise. What is booked stays as it was booked. */
export async function keepService(tx: Tx, service: Service): Promise<Service> {
  const others = (await listServiceRows(tx)).filter(each => each.id !== service.id)
  if (others.length >= serviceLimits.perBusinessMax) {
    const why = `A business has ${serviceLimits.perBusinessMax} services at most.`
    throw new Refusal('too-many', why)
  }
  if (others.some(each => each.name.toLowerCase() === service.name.toLowerCase())) {
    const why = `There is a service ${service.name} already.`
    throw new Refusal('name-taken', why, { field: 'name' })
  }
  await putService(tx, service)
  const event: ParlorEvent = { type: 'services.updated', services: await listServiceRows(tx) }
  tx.append({ audience: { everybody: true }, event })
  return service
}
