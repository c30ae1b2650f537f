import { addClientEntry, type PlacedEntry } from './client-entries.ts'
import { now } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'

export type NewEmail = { id: string; email: string; subject: string; body: string; byId: string }

/** Kept, with the work of sending it in the same transaction. Null: it is there already. */
export async function queueEmail(
  tx: Tx,
  clientId: string,
  { id, email, subject, body, byId }: NewEmail
): Promise<PlacedEntry | null> {
  const entry = { kind: 'email' as const, body, name: subject, address: email, byId }
  const state = { status: 'queued' as const, trouble: null }
  const placed = { id, at: now().toISOString(), entry: { ...entry, ...state } }
  if (!(await addClientEntry(tx, clientId, placed))) return null
  tx.enqueue('send-email', { businessId: tx.businessId, emailId: id }, `e-mail ${id}`)
  return placed
}
