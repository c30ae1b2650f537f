import { createHash, randomUUID } from 'node:crypto'
import type { Account, Handset, LedgerEntry, Message, NumberUrls, OurNumber } from './types.ts'

export type Cast = { accounts: Account[]; numbers: NumberSeed[]; handsets: Handset[] }
export type NumberSeed = { accountSid: string; phone: string; name: string }

/** What the carrier knows. It changes by entries of the ledger alone, so that reading the ledger
 * again gives the same world. */
export class World {
  readonly accounts = new Map<string, Account>()
  readonly numbers = new Map<string, OurNumber>()
  readonly messages = new Map<string, Message>()
  readonly handsets = new Map<string, Handset>()
  #byAccount = new Map<string, Message[]>()
  #byPhone = new Map<string, Message[]>()
  #optOuts = new Set<string>()
  #order = 0
  #cast: Cast

  constructor(cast: Cast) {
    this.#cast = cast
    this.begin()
  }

  /** The cast as configured, with nothing texted yet. */
  begin() {
    const kept = [this.accounts, this.numbers, this.messages, this.handsets, this.#byAccount]
    for (const map of [...kept, this.#byPhone, this.#optOuts]) map.clear()
    this.#order = 0
    for (const account of this.#cast.accounts) this.accounts.set(account.sid, account)
    for (const seed of this.#cast.numbers) this.numbers.set(seed.phone, numberFrom(seed))
    for (const handset of this.#cast.handsets) this.handsets.set(handset.phone, handset)
  }

  apply(entry: LedgerEntry) {
    if ('message' in entry) this.#add(entry.message)
    else if (entry.kind === 'status') this.#move(entry.sid, entry)
    else if (entry.kind === 'opt-out') this.#optOut(entry)
    else if (entry.kind === 'opt-in') this.#optIn(entry)
    else if (entry.kind === 'number') this.#changeNumber(entry)
    else if (entry.kind === 'handset') this.handsets.set(entry.handset.phone, entry.handset)
    else if (entry.kind === 'handset-removed') this.handsets.delete(entry.phone)
    else if (entry.kind === 'redacted') this.#redact(entry.sid)
    else if (entry.kind === 'deleted') this.#remove(entry.sid)
  }

  nextOrder() {
    return this.#order + 1
  }

  /** Texts from or to a number, oldest first. */
  textsOf(phone: string): Message[] {
    return this.#byPhone.get(phone) ?? []
  }

  textsOfAccount(sid: string): Message[] {
    return this.#byAccount.get(sid) ?? []
  }

  hasOptedOut(client: string, number: string, service: string | null): boolean {
    return (
      this.#optOuts.has(`${number} ${client}`) ||
      (service !== null && this.#optOuts.has(`${service} ${client}`))
    )
  }

  numbersOfAccount(accountSid: string): OurNumber[] {
    return [...this.numbers.values()].filter(number => number.accountSid === accountSid)
  }

  #add(message: Message) {
    this.#order = message.order
    this.messages.set(message.sid, message)
    addTo(this.#byAccount, message.accountSid, message)
    addTo(this.#byPhone, message.from, message)
    addTo(this.#byPhone, message.to, message)
  }

  #move(sid: string, change: Extract<LedgerEntry, { kind: 'status' }>) {
    const message = this.messages.get(sid)
    if (!message) return
    message.status = change.status
    message.errorCode = change.errorCode
    message.updatedAt = change.at
    if (change.status === 'sent') message.sentAt = change.at
  }

  #optOut({ number, service, client }: { number: string; service: string | null; client: string }) {
    this.#optOuts.add(`${number} ${client}`)
    if (service) this.#optOuts.add(`${service} ${client}`)
  }

  #optIn({ number, service, client }: { number: string; service: string | null; client: string }) {
    this.#optOuts.delete(`${number} ${client}`)
    if (service) this.#optOuts.delete(`${service} ${client}`)
  }

  #changeNumber(change: { phone: string; name: string; urls: NumberUrls }) {
    const number = this.numbers.get(change.phone)
    if (!number) return
    number.name = change.name
    number.urls = change.urls
  }

  #redact(sid: string) {
    const message = this.messages.get(sid)
    if (!message) return
    message.body = ''
    message.media = []
  }

  #remove(sid: string) {
    const message = this.messages.get(sid)
    if (!message) return
    this.messages.delete(sid)
    removeFrom(this.#byAccount, message.accountSid, message)
    removeFrom(this.#byPhone, message.from, message)
    removeFrom(this.#byPhone, message.to, message)
  }
}

export function newSid(prefix: 'SM' | 'MM' | 'ME'): string {
  return prefix + randomUUID().replaceAll('-', '')
}

function numberFrom({ accountSid, phone, name }: NumberSeed): OurNumber {
  const digest = createHash('md5').update(`${accountSid} ${phone}`).digest('hex')
  const urls: NumberUrls = {
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    smsFallbackMethod: 'POST',
    statusCallback: ''
  }
  return { sid: `PN${digest}`, accountSid, phone, name, createdAt: Date.now(), urls }
}

function addTo(lists: Map<string, Message[]>, key: string, message: Message) {
  const list = lists.get(key)
  if (list) list.push(message)
  else lists.set(key, [message])
}

function removeFrom(lists: Map<string, Message[]>, key: string, message: Message) {
  const list = lists.get(key)
  const at = list?.indexOf(message) ?? -1
  if (at >= 0) list?.splice(at, 1)
}
