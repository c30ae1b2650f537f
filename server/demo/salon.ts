import type { Server } from '../server.ts'
import { type Made, makeBusiness, type NewBusiness } from './add-business.ts'

export type Carrier = NewBusiness['carrier']

/** Fern & Wild on a believable Tuesday, and the neighbour who must never see any of it. */
export async function fillSalon(
  server: Server,
  carrier: Carrier
): Promise<{ salon: Made; nextDoor: Made }> {
  const salon = await makeBusiness(server, {
    name: 'Fern & Wild',
    timeZone: 'America/Vancouver',
    staff: [
      { name: 'Maya Okafor', email: 'maya@salon.test', role: 'owner' },
      { name: 'Theo Lindqvist', email: 'theo@salon.test', role: 'front-desk' },
      { name: 'Zoe Park', email: 'zoe@salon.test', role: 'provider' }
    ],
    numbers: [{ phone: '+12505550110', label: 'Fort Street', textsPerSecond: 10 }],
    carrier
  })
  const nextDoor = await makeBusiness(server, {
    name: 'Next Door Barbers',
    timeZone: 'America/Vancouver',
    staff: [{ name: 'Ines Moreau', email: 'ines@nextdoor.test', role: 'owner' }],
    numbers: [{ phone: '+12505550120', label: 'Next door', textsPerSecond: 10 }],
    carrier
  })
  return { salon, nextDoor }
}
