import type { Service } from '@parlor/contract/services.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

const columns = `s.id, s.name, s.minutes, s.buffer_minutes as "bufferMinutes", s.colour,
  s.price_cents as "priceCents", s.active`

export function listServiceRows(tx: Tx): Promise<Service[]> {
  return tx.rows<Service>(
    `select ${columns} from services s where s.business_id = $1 order by lower(s.name), s.id`,
    [tx.businessId]
  )
}

export function findService(tx: Tx, id: string): Promise<Service | null> {
  return tx.first<Service>(
    `select ${columns} from services s where s.business_id = $1 and s.id = $2`,
    [tx.businessId, id]
  )
}

export async function putService(tx: Tx, service: Service): Promise<void> {
  await tx.rows(
    `insert into services
       (business_id, id, name, minutes, buffer_minutes, colour, price_cents, active, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (business_id, id) do update set name = excluded.name, minutes = excluded.minutes,
       buffer_minutes = excluded.buffer_minutes, colour = excluded.colour,
       price_cents = excluded.price_cents, active = excluded.active`,
    [
      ...[tx.businessId, service.id, service.name, service.minutes, service.bufferMinutes],
      ...[service.colour, service.priceCents, service.active, now()]
    ]
  )
}
