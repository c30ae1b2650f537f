import { newId } from '@parlor/contract/ids.ts'
import { putWords } from '../clients/clients.ts'
import { putPatientRow } from '../clients/patients.ts'
import type { Server } from '../server.ts'
import { type Made, makeBusiness } from './add-business.ts'
import { clinicClients, clinicPatients } from './clinic-people.ts'
import { clinicStories } from './clinic-stories.ts'
import { clinicCalendar } from './clinic-visits.ts'
import { fillStories } from './fill-stories.ts'
import { fillVisits } from './fill-visits.ts'
import type { Carrier } from './salon.ts'
import { clientsByName } from './visit-rows.ts'

const timeZone = 'America/Vancouver'
const phone = '+16045550110'

/** A small veterinary clinic: those who pay have phones, those who come have paws. */
export async function fillClinic(server: Server, carrier: Carrier): Promise<Made> {
  const clinic = await makeBusiness(server, {
    name: 'Harbour Street Vets',
    timeZone,
    staff: [
      { name: 'Nadia Brandt', email: 'nadia@clinic.test', role: 'owner' },
      { name: 'Owen Price', email: 'owen@clinic.test', role: 'front-desk' },
      { name: 'Leila Haddad', email: 'leila@clinic.test', role: 'provider' },
      { name: 'Hugo Santos', email: 'hugo@clinic.test', role: 'provider' }
    ],
    numbers: [{ phone, label: 'Harbour Street', textsPerSecond: 10 }],
    carrier
  })
  const cast = { timeZone, phone, clients: clinicClients, stories: clinicStories }
  const groups = ['Puppy class', 'Senior animals', 'Before 10 AM']
  await fillStories(server, clinic, { ...cast, groups, providers: ['leila', 'hugo'] })
  await fillPatients(server, clinic)
  await fillVisits(server, clinic, timeZone, clinicCalendar)
  return clinic
}

async function fillPatients(server: Server, { businessId }: Made): Promise<void> {
  await server.platform.db.inBusiness(businessId, async tx => {
    const clients = await clientsByName(tx)
    for (const [client, name, kind, note] of clinicPatients) {
      await putPatientRow(tx, clients.get(client)!.id, { id: newId(), name, kind, note })
    }
    await putWords(
      tx,
      [...clients.values()].map(client => client.id)
    )
  })
}
