import type { Faults } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { Postman } from './postman.ts'
import type { CarrierSettings, Change, LedgerEntry } from './types.ts'
import type { World } from './world.ts'

/** The parts of the running carrier, handed to everyone who acts for it. */
export type Carrier = {
  world: World
  ledger: Ledger
  faults: Faults
  postman: Postman
  settings: CarrierSettings
  outage: { on: boolean; answer: '503' | 'nothing'; timer: NodeJS.Timeout | undefined }
  publicUrl: string
  mediaFolder: string
  nextSlotAt: Map<string, number> // per sender: when its next text may go
  timers: Set<NodeJS.Timeout>
  hear: (entry: LedgerEntry) => void
}

/** Notes what happened; the world, the ledger and the open pages all learn it from this one line. */
export function record(carrier: Carrier, change: Change): LedgerEntry {
  const entry = carrier.ledger.append(change)
  carrier.world.apply(entry)
  carrier.hear(entry)
  return entry
}

/** The same, and on the disk when it resolves. */
export async function recordSafely(carrier: Carrier, change: Change): Promise<LedgerEntry> {
  const entry = record(carrier, change)
  await carrier.ledger.settled()
  return entry
}

/** A timer that stops with the carrier. */
export function later(carrier: Carrier, ms: number, act: () => void) {
  if (ms <= 0) {
    act()
    return
  }
  const timer = setTimeout(() => {
    carrier.timers.delete(timer)
    act()
  }, ms)
  carrier.timers.add(timer)
}
