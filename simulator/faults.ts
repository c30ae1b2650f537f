import { ApiError, failures, refusals } from './twilio-errors.ts'
import type { CarrierSettings, Handset, Plan, Status } from './types.ts'

export const limits = { rulesMax: 100, repeatsMax: 20, slowMsMax: 120_000 }

/** What shall go wrong. The README says each in a sentence. */
export type Fault =
  | { kind: 'code'; code: number } // refused at once or failed by receipt, as the code is used
  | { kind: 'slow'; ms: number }
  | { kind: 'busy' }
  | { kind: 'reset'; accepted?: boolean }
  | { kind: 'half-answer' }
  | { kind: 'server-error'; accepted?: boolean }
  | { kind: 'hang'; accepted?: boolean }
  | { kind: 'silence' }
  | { kind: 'duplicate-callbacks'; times?: number }
  | { kind: 'reversed-callbacks' }
  | { kind: 'dropped-callbacks'; statuses?: Status[] }
  | { kind: 'repeated-webhook'; times?: number }

export const faultKinds: Fault['kind'][] = [
  'code',
  'slow',
  'busy',
  'reset',
  'half-answer',
  'server-error',
  'hang',
  'silence',
  'duplicate-callbacks',
  'reversed-callbacks',
  'dropped-callbacks',
  'repeated-webhook'
]

export type Match = { to?: string; from?: string; body?: string }
export type Rule = { id: number; match: Match; times: number; fault: Fault } // times 0: for ever

/** How the answer to a Create gets spoilt after, or instead of, accepting it. */
export type Spoilt = 'reset' | 'half-answer' | 'server-error' | 'hang'

export type Verdict = {
  slowMs: number
  refusal: number | null
  spoilt: Spoilt | null
  accepted: boolean // false: the trouble came before the carrier took the text
  plan: Plan
}

type Text = { to: string; from: string; body: string }

/** The first digit behind +1, area code and 55 tells the family: 2 and 3 are error codes. */
const magicNumber = /^\+1\d{3}55(\d{5})$/

const magicFaults: Record<string, Fault> = {
  '20429': { kind: 'busy' },
  '10001': { kind: 'slow', ms: 2_000 },
  '10002': { kind: 'slow', ms: 20_000 },
  '10003': { kind: 'reset', accepted: true },
  '10004': { kind: 'half-answer' },
  '10005': { kind: 'server-error', accepted: true },
  '10006': { kind: 'silence' },
  '10007': { kind: 'hang', accepted: true },
  '10008': { kind: 'duplicate-callbacks' },
  '10009': { kind: 'reversed-callbacks' },
  '10010': { kind: 'dropped-callbacks' },
  '10011': { kind: 'server-error', accepted: false },
  '10012': { kind: 'reset', accepted: false },
  '10013': { kind: 'dropped-callbacks', statuses: ['delivered'] }
}

// Twilio's own: +1 500 555 000N.
const twilioTo: Record<string, number> = {
  '1': 21211,
  '2': 21612,
  '3': 21408,
  '4': 21610,
  '9': 21614
}
const twilioFrom: Record<string, number | null> = { '1': 21212, '6': null, '7': 21606, '8': 21611 }

export function refusalOfTestSender(from: string): number | null | undefined {
  const test = /^\+1500555(\d{4})$/.exec(from)
  if (!test) return undefined
  const refusal = twilioFrom[(test[1] ?? '').replace(/^000/, '')]
  return refusal === undefined ? 21606 : refusal
}

export class Faults {
  #rules: Rule[] = []
  #lastId = 0
  #lost = 0
  #attempts = new Map<string, number>()

  add(match: Match, times: number, fault: Fault): Rule {
    if (this.#rules.length >= limits.rulesMax)
      throw new ApiError(20001, { what: 'too many faults' })
    const rule = { id: ++this.#lastId, match, times, fault }
    this.#rules.push(rule)
    return rule
  }

  list() {
    return this.#rules
  }

  clear() {
    this.#rules = []
    this.#attempts.clear()
    this.#lost = 0
  }

  /** Everything that shall happen to this Create, from the number, the handset, the carrier's
   * settings and the rules, the rules last. */
  judge(text: Text, handset: Handset | undefined, settings: CarrierSettings): Verdict {
    const verdict: Verdict = { slowMs: 0, refusal: null, spoilt: null, accepted: true, plan: {} }
    const magic = magicFaultOf(text.to)
    if (magic) add(verdict, magic)
    if (handset && this.#failsNow(handset)) add(verdict, { kind: 'code', code: handset.failsWith })
    if (this.#getsLost(settings.lostPercent)) add(verdict, { kind: 'code', code: 30008 })
    if (settings.outOfOrder) verdict.plan.reversed = true
    for (const fault of this.#take(text)) add(verdict, fault)
    return verdict
  }

  /** How often the webhook of this inbound text goes out at the same time. */
  timesAtOnce(text: Text): number {
    let times = 1
    for (const fault of this.#take(text, 'repeated-webhook')) {
      if (fault.kind === 'repeated-webhook') times = Math.max(times, fault.times ?? 2)
    }
    return Math.min(times, limits.repeatsMax)
  }

  #take(text: Text, only?: 'repeated-webhook'): Fault[] {
    if (this.#rules.length === 0) return []
    const taken: Fault[] = []
    for (const rule of this.#rules) {
      const isForWebhooks = rule.fault.kind === 'repeated-webhook'
      if (isForWebhooks !== (only !== undefined) || !matches(rule.match, text)) continue
      taken.push(rule.fault)
      if (rule.times > 0) rule.times = rule.times === 1 ? -1 : rule.times - 1
    }
    this.#rules = this.#rules.filter(rule => rule.times >= 0)
    return taken
  }

  #failsNow(handset: Handset): boolean {
    if (handset.delivery !== 'every-second') return handset.delivery === 'never'
    const attempt = (this.#attempts.get(handset.phone) ?? 0) + 1
    this.#attempts.set(handset.phone, attempt)
    return attempt % 2 === 0
  }

  // Evenly spread instead of by chance, so that a test can count on it.
  #getsLost(percent: number): boolean {
    this.#lost += percent
    if (this.#lost < 100) return false
    this.#lost -= 100
    return true
  }
}

export function magicFaultOf(to: string): Fault | null {
  const test = /^\+1500555000(\d)$/.exec(to)
  if (test) return codeFault(twilioTo[test[1] ?? ''])
  const digits = magicNumber.exec(to)?.[1]
  if (!digits) return null
  const code = Number(digits)
  return magicFaults[digits] ?? (failures[code] || refusals[code] ? codeFault(code) : null)
}

function codeFault(code: number | undefined): Fault | null {
  return code === undefined ? null : { kind: 'code', code }
}

function add(verdict: Verdict, fault: Fault) {
  if (fault.kind === 'code') addCode(verdict, fault.code)
  else if (fault.kind === 'slow') verdict.slowMs = Math.min(fault.ms, limits.slowMsMax)
  else if (fault.kind === 'busy') verdict.refusal = 20429
  else if (fault.kind === 'silence') verdict.plan.stuck = true
  else if (fault.kind === 'duplicate-callbacks') verdict.plan.repeat = repeats(fault.times)
  else if (fault.kind === 'reversed-callbacks') verdict.plan.reversed = true
  else if (fault.kind === 'dropped-callbacks') verdict.plan.dropped = fault.statuses ?? 'all'
  else if (fault.kind === 'half-answer') verdict.spoilt = 'half-answer'
  else if (fault.kind !== 'repeated-webhook') {
    verdict.spoilt = fault.kind
    verdict.accepted = fault.accepted ?? true
  }
}

function addCode(verdict: Verdict, code: number) {
  const status = failures[code]
  if (status) verdict.plan.failure = { code, status }
  else verdict.refusal = code
}

function repeats(times = 2) {
  return Math.min(Math.max(times, 1), limits.repeatsMax)
}

function matches(match: Match, text: Text): boolean {
  return like(match.to, text.to) && like(match.from, text.from) && like(match.body, text.body)
}

/** `*` at either end stands for anything. */
function like(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined || pattern === '*') return true
  const open = pattern.startsWith('*')
  const wide = pattern.endsWith('*')
  const core = pattern.slice(open ? 1 : 0, wide ? -1 : undefined)
  if (open && wide) return value.includes(core)
  if (open) return value.endsWith(core)
  return wide ? value.startsWith(core) : value === core
}
