import type { Carrier } from './carrier.ts'
import { messageResource } from './resource.ts'
import { ApiError } from './twilio-errors.ts'
import type { Message } from './types.ts'

export const limits = { pageRows: 50, pageRowsMax: 1_000, queueMsMax: 10 * 3_600_000 }

type Filter = { to: string | null; from: string | null; since: number; until: number }

/** A page of an account's texts, newest first, as the API shows it. */
export function listMessages(carrier: Carrier, accountSid: string, query: URLSearchParams) {
  const filter = filterOf(query)
  const rows = pageRowsOf(query)
  const found = find(carrier, accountSid, { filter, below: orderOf(query), rows: rows + 1 })
  const page = found.slice(0, rows)
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`
  const number = Math.max(0, Number(query.get('Page') ?? 0) || 0)
  const address = (changes: Record<string, string>) => {
    const asked = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) asked.set(name, value)
    return `${path}?${asked}`
  }
  const last = page.at(-1)
  const next = { PageSize: `${rows}`, Page: `${number + 1}`, PageToken: tokenOf(last) }
  return {
    end: number * rows + Math.max(0, page.length - 1),
    first_page_uri: firstPage(path, query, rows),
    messages: page.map(messageResource),
    next_page_uri: found.length > rows ? address(next) : null,
    page: number,
    page_size: rows,
    previous_page_uri: null,
    start: number * rows,
    uri: `${path}?${query}`
  }
}

type Search = { filter: Filter; below: number; rows: number }

function find(carrier: Carrier, accountSid: string, { filter, below, rows }: Search): Message[] {
  const lists = [filter.to, filter.from].filter(phone => phone !== null)
  const candidates = lists.map(phone => carrier.world.textsOf(phone))
  if (candidates.length === 0) candidates.push(carrier.world.textsOfAccount(accountSid))
  const list = candidates.sort((a, b) => a.length - b.length)[0] ?? []
  const found: Message[] = []
  for (let at = list.length - 1; at >= 0 && found.length < rows; at--) {
    const message = list[at]!
    // A text may wait ten hours before it is sent, no longer: older ones cannot match.
    if (message.createdAt < filter.since - limits.queueMsMax && !message.sendAt) break
    if (message.order < below && message.accountSid === accountSid && fits(message, filter)) {
      found.push(message)
    }
  }
  return found
}

function fits(message: Message, { to, from, since, until }: Filter): boolean {
  const second = Math.floor((message.sentAt ?? message.createdAt) / 1000) * 1000
  return (
    (to === null || message.to === to) &&
    (from === null || message.from === from) &&
    second >= since &&
    second < until
  )
}

// `DateSent>` includes its instant or its day, and so does `DateSent<`: a day means all of it.
function filterOf(query: URLSearchParams): Filter {
  const filter: Filter = {
    to: query.get('To') || null,
    from: query.get('From') || null,
    since: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY
  }
  for (const [name, value] of query) {
    const sign = /^DateSent([<>]?)=?$/.exec(name)?.[1]
    if (sign === undefined || !value) continue
    const { start, end } = spanOf(value)
    if (sign !== '<') filter.since = start
    if (sign !== '>') filter.until = end
  }
  return filter
}

function spanOf(value: string) {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const start = Date.parse(isDay ? `${value}T00:00:00Z` : value)
  if (Number.isNaN(start)) throw new ApiError(20001, { what: 'DateSent' })
  return { start, end: start + (isDay ? 86_400_000 : 1_000) }
}

function pageRowsOf(query: URLSearchParams): number {
  const asked = Number(query.get('PageSize') ?? limits.pageRows)
  if (!Number.isInteger(asked) || asked < 1) throw new ApiError(20001, { what: 'PageSize' })
  return Math.min(asked, limits.pageRowsMax)
}

function orderOf(query: URLSearchParams): number {
  const token = query.get('PageToken')
  if (!token) return Number.POSITIVE_INFINITY
  if (!/^PA[0-9a-f]{32}$/.test(token)) throw new ApiError(20001, { what: 'PageToken' })
  return Number.parseInt(token.slice(2), 16)
}

function tokenOf(message: Message | undefined): string {
  return `PA${(message?.order ?? 0).toString(16).padStart(32, '0')}`
}

function firstPage(path: string, query: URLSearchParams, rows: number) {
  const asked = new URLSearchParams(query)
  asked.delete('PageToken')
  asked.set('Page', '0')
  asked.set('PageSize', `${rows}`)
  return `${path}?${asked}`
}
