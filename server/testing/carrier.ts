import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

type AfterTest = { after(act: () => Promise<void> | void): void }
type LedgerEntry = { kind: string } & Record<string, unknown>

/** The virtual carrier, of which only its address and its control calls are known here. */
export type Carrier = {
  url: string
  account: { accountSid: string; authToken: string; apiUrl: string }
  control(path: string, body?: object): Promise<never>
  inbound(text: object): Promise<{ status: number | null; sid: string }>
  /** What it accepted for this phone, in the order in which it accepted it. */
  acceptedTo(phone: string): Promise<string[]>
  ledger(kind?: string): Promise<LedgerEntry[]>
}

const account = { accountSid: `AC${'5a'.repeat(16)}`, authToken: 'the-salons-token' }

export async function startCarrier(t: AfterTest): Promise<Carrier> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parlor-carrier-'))
  // Loaded by its path: the product must not know the simulator by its types.
  const program = new URL('../../simulator/simulator.ts', import.meta.url).href
  const { startSimulator } = await import(program)
  const { accountSid: sid, authToken: token } = account
  const simulator = await startSimulator({
    folder,
    accounts: [{ sid, token, parentSid: null }],
    numbers: [
      { accountSid: sid, phone: '+12505550110', name: 'Fern & Wild' },
      { accountSid: sid, phone: '+12505550130', name: 'Fern & Wild, Oak Street' },
      { accountSid: sid, phone: '+12505550120', name: 'Next Door Barbers' }
    ],
    handsets: [],
    settings: { delayMs: 0 }
  })
  t.after(async () => {
    await simulator.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return carrierAt(simulator.url)
}

export function carrierAt(url: string): Carrier {
  async function control(path: string, body?: object) {
    const response = await fetch(`${url}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`The carrier refused ${path}: ${JSON.stringify(answer)}`)
    return answer as never
  }

  async function ledger(kind?: string): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = []
    for (let after = 0; ; ) {
      const page: { entries: LedgerEntry[]; next: number; last: number } = await control(
        `ledger?after=${after}&limit=1000${kind ? `&kind=${kind}` : ''}`
      )
      entries.push(...page.entries)
      if (page.next >= page.last) return entries
      after = page.next
    }
  }

  return {
    url,
    account: { ...account, apiUrl: url },
    control,
    ledger,
    inbound: text => control('inbound', text),
    async acceptedTo(phone) {
      const accepted = (await ledger('accepted')) as unknown as {
        message: { to: string; body: string }
      }[]
      return accepted.filter(entry => entry.message.to === phone).map(entry => entry.message.body)
    }
  }
}
