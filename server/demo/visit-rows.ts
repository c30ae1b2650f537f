import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import type { Tx } from '../platform/db.ts'

export type VisitToAdd = {
  id: string
  locationId: string
  clientId: string
  serviceId: string
  staffId: string
  startsAt: string
  endsAt: string
  busyUntil: string
  status: AppointmentStatus
  phone: string | null
  note: string
  by: string
  at: string
}

export async function clientsByName(tx: Tx) {
  const rows = await tx.rows<{ id: string; name: string; phone: string | null }>(
    `select k.id, k.name, (select min(p.phone) from client_phones p
       where p.business_id = $1 and p.client_id = k.id) as phone
     from clients k where k.business_id = $1`,
    [tx.businessId]
  )
  return new Map(rows.map(row => [row.name, row]))
}

/** Many visits at once; whoever has one with a client sees them. */
export async function addVisits(tx: Tx, visits: VisitToAdd[]): Promise<void> {
  const given = [tx.businessId, JSON.stringify(visits)]
  await tx.rows(
    `insert into appointments (business_id, id, location_id, client_id, service_id, staff_id,
       starts_at, ends_at, busy_until, status, phone, note, source, version, created_by, created_at,
       changed_by, changed_at)
     select $1, v.id, v."locationId", v."clientId", v."serviceId", v."staffId", v."startsAt",
       v."endsAt", v."busyUntil", v.status, v.phone, v.note, 'parlor', 1, v.by, v.at, v.by, v.at
     from jsonb_to_recordset($2::jsonb) as v(id uuid, "locationId" uuid, "clientId" uuid,
       "serviceId" uuid, "staffId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
       "busyUntil" timestamptz, status text, phone text, note text, by uuid, at timestamptz)`,
    given
  )
  await tx.rows(
    `insert into appointment_entries (business_id, id, appointment_id, client_id, kind, what,
       starts_at, by_id, at)
     select $1, gen_random_uuid(), a.id, a.client_id, told.kind,
       s.name || ' with ' || split_part(m.name, ' ', 1), a.starts_at, a.created_by, told.at
     from appointments a
     join services s on s.business_id = $1 and s.id = a.service_id
     join staff m on m.business_id = $1 and m.id = a.staff_id
     cross join lateral (values ('booked', a.created_at - interval '3 days'),
       (case a.status when 'completed' then 'kept' when 'no-show' then 'missed' end, a.ends_at),
       (case when a.status in ('confirmed', 'cancelled') then a.status end,
         a.created_at - interval '1 day')) told(kind, at)
     where a.business_id = $1 and told.kind is not null
       and a.id in (select v.id from jsonb_to_recordset($2::jsonb) as v(id uuid))`,
    given
  )
  await tx.rows(
    `insert into client_providers (business_id, client_id, staff_id)
     select distinct $1::uuid, v."clientId", v."staffId"
     from jsonb_to_recordset($2::jsonb) as v("clientId" uuid, "staffId" uuid)
     on conflict do nothing`,
    given
  )
}
