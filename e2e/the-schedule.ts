import { newId } from '@parlor/contract/ids.ts'
import type { AtTheDesk } from './the-salon.ts'

type Answer = Record<string, unknown>

/** What a program would ask, as whoever sits at the desk. */
export function ask(desk: AtTheDesk, method: string, path: string, body?: object): Promise<Answer> {
  return desk.page.evaluate(
    async ([how, where, json]) => {
      const headers = { 'content-type': 'application/json' }
      const sent = json ? { body: json, headers } : {}
      return (await fetch(`/api/v1${where}`, { method: how!, ...sent })).json()
    },
    [method, path, body && JSON.stringify(body)] as const
  ) as Promise<Answer>
}

export type House = {
  locationId: string
  name: string
  zone: string
  staff: Record<string, string>
}

/** A branch of its own for each story: nobody else is in the way there. */
export async function aBranch(maya: AtTheDesk, timeZone = 'Europe/Lisbon'): Promise<House> {
  const locationId = newId()
  const name = `Branch ${locationId.slice(-6)}`
  await ask(maya, 'POST', '/locations', { locationId, name, timeZone })
  const session = (await ask(maya, 'GET', '/session')) as unknown as {
    colleagues: { id: string; name: string }[]
  }
  const staff = Object.fromEntries(
    session.colleagues.map(({ id, name }) => [name.split(' ')[0]!.toLowerCase(), id])
  )
  return { locationId, name, zone: timeZone, staff }
}

type Visit = { client: string; phone: string; at: string; staff?: string; minutes?: number }

export async function aVisit(desk: AtTheDesk, house: House, visit: Visit) {
  const { client, phone, at, staff = 'theo', minutes = 60 } = visit
  const clientId = newId()
  await ask(desk, 'POST', '/clients', {
    ...{ id: clientId, name: client, phones: [{ phone, type: 'mobile' }] }
  })
  const booked = (await ask(desk, 'POST', '/appointments', {
    ...{ appointmentId: newId(), clientId, serviceId: null, staffId: house.staff[staff] },
    ...{ locationId: house.locationId, startsAt: at, minutes },
    evenIfOverlapping: true
  })) as unknown as { appointment: Booked }
  return booked.appointment
}

type Booked = { id: string; startsAt: string; endsAt: string; staffId: string }

/** As the server has it now. */
export async function visitNow(desk: AtTheDesk, id: string): Promise<Booked> {
  const { appointment } = await ask(desk, 'GET', `/appointments/${id}`)
  return appointment as Booked
}

export const schedule = (house: House, day: string, view = 'day') =>
  `/schedule?at=${house.locationId}&day=${day}&view=${view}`
export const card = (desk: AtTheDesk, name: RegExp) => desk.page.getByRole('link', { name })
