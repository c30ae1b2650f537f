import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'node:querystring'
import type { CarrierAccount, RawRequest } from '../carrier.ts'
import { readForm } from './form.ts'

/** Twilio signs the address and the form's fields with the account's secret. Each service behind
 * it spells the address a little differently, so every known spelling is tried. */
export function verify(request: RawRequest, account: CarrierAccount): boolean {
  const signature = Buffer.from(request.headers['x-twilio-signature'] ?? '')
  const signedFields = fieldsToSign(request)
  if (signedFields === null) return false
  const spellings = spellingsOf(request.url)
  return [account.secret, account.previousSecret].some(
    secret => secret && spellings.some(url => isSame(sign(secret, url + signedFields), signature))
  )
}

function sign(secret: string, data: string) {
  return Buffer.from(createHmac('sha1', secret).update(data, 'utf8').digest('base64'))
}

function isSame(ours: Buffer, theirs: Buffer) {
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}

/** Null: the body is not the one that was signed, or no form that Twilio would send. A body that is
 * not a form is covered by its hash in the address instead. */
function fieldsToSign(request: RawRequest): string | null {
  const hash = URL.parse(request.url)?.searchParams.get('bodySHA256')
  if (typeof hash === 'string') {
    const actual = createHash('sha256').update(request.body).digest('hex')
    return isSame(Buffer.from(actual), Buffer.from(hash)) ? '' : null
  }
  const fields = readForm(request.body)
  if (!fields) return null
  return [...fields.keys()]
    .sort()
    .flatMap(key => [...new Set(fields.get(key))].sort().map(value => key + value))
    .join('')
}

function spellingsOf(url: string): string[] {
  const normal = URL.parse(url)?.toString()
  const spellings = [withoutPort(url), withPort(url)]
  if (normal) {
    for (const each of [withoutPort(normal), withPort(normal)]) {
      spellings.push(each, withLegacyQuery(each))
    }
  }
  return [...new Set(spellings)]
}

// scheme and user · host · port · the rest. A colon inside [::1] does not begin a port.
const urlPattern =
  /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?)(\[[^/?#\]]*\]|[^/?#:]*)(:[^/?#]*)?(.*)$/is

function withoutPort(url: string) {
  return url.replace(urlPattern, '$1$2$4')
}

function withPort(url: string) {
  const port = /^https:/i.test(url) ? ':443' : ':80'
  return url.replace(
    urlPattern,
    (_, start, host, given, rest) => start + host + (given || port) + rest
  )
}

function withLegacyQuery(url: string) {
  const queryAt = url.indexOf('?') + 1
  if (queryAt === 0 || queryAt === url.length) return url
  return url.slice(0, queryAt) + stringify(parse(url.slice(queryAt)))
}
