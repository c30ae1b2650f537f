import type { LedgerEntry, Message } from './types.ts'
import type { World } from './world.ts'

/** A line of the page's log: who, what, how it went. */
export type LogLine = {
  n: number
  at: number
  direction: 'in' | 'out'
  tone: 'plain' | 'trouble' | 'again'
  who: string
  what: string
  outcome: string
}

/** Says an entry of the ledger in plain words, or nothing where a person would not care. */
export function logLineOf(
  entry: LedgerEntry,
  world: World,
  saidBefore: Set<string>
): LogLine | null {
  if (entry.kind === 'webhook') return ofWebhook(entry, world, saidBefore)
  if (entry.kind === 'status') return ofStatus(entry, world)
  const base = { n: entry.n, at: entry.at, direction: 'out', tone: 'trouble' } as const
  if (entry.kind === 'refused') {
    const who = entry.to ? nameOf(world, entry.to) : 'The business'
    const what = entry.code === 20003 ? 'sign-in to the carrier' : '1 text'
    return { ...base, who, what, outcome: `refused, ${entry.code}` }
  }
  if (entry.kind === 'answer-spoilt') {
    const outcome = `${entry.sid ? 'taken' : 'not taken'}, ${spoiltWords[entry.fault] ?? entry.fault}`
    return { ...base, who: nameOf(world, entry.to), what: '1 text', outcome }
  }
  if (entry.kind === 'outage') {
    const outcome = entry.on ? 'out of order' : 'works again'
    return { ...base, tone: entry.on ? 'trouble' : 'plain', who: 'Carrier', what: '', outcome }
  }
  return null
}

const spoiltWords: Record<string, string> = {
  reset: 'connection cut',
  'half-answer': 'half an answer',
  'server-error': 'answered 500',
  hang: 'no answer'
}

type Of<K extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: K }>

function ofWebhook(entry: Of<'webhook'>, world: World, saidBefore: Set<string>): LogLine | null {
  const { report, n, at } = entry
  const message = world.messages.get(report.sid)
  const taken = report.httpStatus !== null && report.httpStatus < 300
  if (!message || (report.what === 'callback' && taken)) return null
  const trouble = report.httpStatus === null ? report.error : `answered ${report.httpStatus}`
  const isAgain = saidBefore.has(report.sid)
  if (report.what !== 'callback' && taken) saidBefore.add(report.sid)
  const inbound = report.what !== 'callback'
  return {
    n,
    at,
    direction: inbound ? 'in' : 'out',
    tone: taken ? (isAgain ? 'again' : 'plain') : 'trouble',
    who: nameOf(world, inbound ? message.from : message.to),
    what: inbound ? contentOf(message) : `receipt “${report.status}”`,
    outcome: taken
      ? isAgain
        ? 'again'
        : 'received'
      : `${report.attempts > 0 ? 'not taken' : 'not passed on'}, ${trouble}`
  }
}

function ofStatus(entry: Of<'status'>, world: World): LogLine | null {
  const message = world.messages.get(entry.sid)
  if (!message || entry.status === 'sent') return null
  const seconds = ((entry.at - message.createdAt) / 1000).toFixed(1)
  const delivered = entry.status === 'delivered'
  const code = entry.errorCode === null ? '' : `, ${entry.errorCode}`
  const texts = message.segments === 1 ? '1 text' : `${message.segments} texts`
  return {
    n: entry.n,
    at: entry.at,
    direction: 'out',
    tone: delivered ? 'plain' : 'trouble',
    who: nameOf(world, message.to),
    what: texts,
    outcome: delivered ? `delivered, ${seconds} s` : `failed${code}`
  }
}

function contentOf({ body, media }: Message): string {
  const words = body.length > 24 ? `${body.slice(0, 23).toWellFormed()}…` : body
  if (media.length > 0) return words ? `photo, “${words}”` : 'photo'
  return `“${words}”`
}

function nameOf(world: World, phone: string): string {
  const person = world.handsets.get(phone)?.name.split(' ')[0]
  return person ?? phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')
}
