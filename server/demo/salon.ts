import type { Server } from '../server.ts'
import { type Made, makeBusiness, type NewBusiness } from './add-business.ts'
import { fillStories } from './fill-stories.ts'
import { fillVisits } from './fill-visits.ts'
import { nextDoorClients, nextDoorStories } from './next-door.ts'
import { salonClients } from './salon-clients.ts'
import { earlierStories } from './salon-histories-earlier.ts'
import { todaysStories } from './salon-histories-today.ts'
import { weeksStories } from './salon-histories-week.ts'
import { salonCalendar } from './salon-visits.ts'

export type Carrier = NewBusiness['carrier']

const timeZone = 'America/Vancouver'
const salonPhone = '+12505550110'
const nextDoorPhone = '+12505550120'

/** Answers at both desks, and goes from one business to the other. */
const ruth = { name: 'Ruth Adeyemi', email: 'ruth@salon.test', role: 'front-desk' } as const

/** The salon and its people, without a text yet. */
export function fernAndWild(carrier: Carrier): NewBusiness {
  return {
    name: 'Fern & Wild',
    timeZone,
    staff: [
      { name: 'Maya Okafor', email: 'maya@salon.test', role: 'owner' },
      { name: 'Theo Lindqvist', email: 'theo@salon.test', role: 'front-desk' },
      { name: 'Zoe Park', email: 'zoe@salon.test', role: 'provider' }
    ],
    numbers: [{ phone: salonPhone, label: 'Fort Street', textsPerSecond: 10 }],
    carrier
  }
}

/** Fern & Wild on a believable Tuesday, and the neighbour who must never see any of it. */
export async function fillSalon(
  server: Server,
  carrier: Carrier
): Promise<{ salon: Made; nextDoor: Made }> {
  const fern = fernAndWild(carrier)
  // One after the other: the second finds the account of who works in both.
  const salon = await makeBusiness(server, { ...fern, staff: [...fern.staff, ruth] })
  const nextDoor = await makeBusiness(server, {
    name: 'Next Door Barbers',
    timeZone,
    staff: [{ name: 'Ines Moreau', email: 'ines@nextdoor.test', role: 'owner' }, ruth],
    numbers: [{ phone: nextDoorPhone, label: 'Next door', textsPerSecond: 10 }],
    carrier
  })
  await Promise.all([
    fillStories(server, salon, {
      timeZone,
      phone: salonPhone,
      clients: salonClients,
      stories: [...todaysStories, ...weeksStories, ...earlierStories]
    }),
    fillStories(server, nextDoor, {
      timeZone,
      phone: nextDoorPhone,
      clients: nextDoorClients,
      stories: nextDoorStories
    })
  ])
  await fillVisits(server, salon, timeZone, salonCalendar)
  return { salon, nextDoor }
}
