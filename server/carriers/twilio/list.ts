import { type CarrierAccount, CarrierTrouble, type ListedText, type MediaLink } from '../carrier.ts'
import { type Json, lookUp, lookUpAll, mustSucceed, pageRows, textOf } from './api.ts'
import { showable } from './form.ts'
import { toReceipt } from './receipt.ts'

/** Twilio filters by the day it sent a text, in UTC; the rest is ours. Between two numbers the day
 * is left out: a text still waiting in its queue has none yet, and must be found all the same. */
export async function list(
  account: CarrierAccount,
  query: { from?: string; to?: string; since: Date }
): Promise<ListedText[]> {
  const filter = new URLSearchParams({ PageSize: String(pageRows) })
  if (query.from) filter.set('From', query.from)
  if (query.to) filter.set('To', query.to)
  const isPair = Boolean(query.from && query.to)
  if (!isPair) filter.set('DateSent>', query.since.toISOString().slice(0, 10))
  // Twilio's times have no fraction: a text of the same second is not before.
  const sinceMs = Math.floor(query.since.getTime() / 1000) * 1000
  const isOld = (row: Json) => Date.parse(textOf(row, 'date_created')) < sinceMs
  const path = `/Messages.json?${filter}`
  const rows = await lookUpAll(account, path, 'messages', page => isPair && page.every(isOld))
  return rows
    .filter(row => !isOld(row))
    .map(toListedText)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}

export async function find(
  account: CarrierAccount,
  carrierMessageId: string
): Promise<ListedText | null> {
  const answer = await lookUp(account, `/Messages/${encodeURIComponent(carrierMessageId)}.json`)
  return answer.status === 404 ? null : toListedText(mustSucceed(answer))
}

/** Where the pictures of a text lie; the bytes want the account's credentials. */
export async function listMedia(
  account: CarrierAccount,
  carrierMessageId: string
): Promise<MediaLink[]> {
  const path = `/Messages/${encodeURIComponent(carrierMessageId)}/Media.json`
  const rows = await lookUpAll(account, path, 'media_list', () => false)
  return rows.map(row => ({
    url: account.apiUrl + textOf(row, 'uri').replace(/\.json$/, ''),
    contentType: textOf(row, 'content_type')
  }))
}

function toListedText(row: Json): ListedText {
  const carrierMessageId = textOf(row, 'sid')
  const createdAt = new Date(textOf(row, 'date_created'))
  if (!carrierMessageId || Number.isNaN(createdAt.getTime())) {
    throw new CarrierTrouble('The carrier lists a text without its id or time.')
  }
  return {
    carrierMessageId,
    direction: textOf(row, 'direction') === 'inbound' ? 'inbound' : 'outbound',
    from: textOf(row, 'from'),
    to: textOf(row, 'to'),
    body: showable(textOf(row, 'body')),
    pictures: Number(textOf(row, 'num_media')) || 0,
    createdAt,
    receipt: toReceipt(carrierMessageId, textOf(row, 'status'), textOf(row, 'error_code'))
  }
}
