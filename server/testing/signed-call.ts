import { createHmac } from 'node:crypto'
import type { Salon } from './salon.ts'

type Signing = { secret?: string; signature?: string | null; path?: string }

/** A carrier's call, made byte by byte: what the virtual carrier is too polite to send. */
export async function signedCall(
  shop: Salon,
  fields: [name: string, value: string][] | string,
  { secret = shop.carrier.account.authToken, signature, path }: Signing = {}
): Promise<Response> {
  const url = `${shop.server.url}${path ?? (await webhookPath(shop, shop.salon.businessId))}`
  const body = typeof fields === 'string' ? fields : formOf(fields)
  const signed = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1)).flat()
  const good = createHmac('sha1', secret)
    .update(url + signed.join(''))
    .digest('base64')
  const given = signature === undefined ? good : signature
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(given !== null && { 'x-twilio-signature': given })
    },
    body
  })
}

export async function webhookPath(shop: Salon, businessId: string): Promise<string> {
  const row = await shop.server.platform.db.first<{ token: string }>(
    'select token from carrier_accounts where business_id = $1',
    [businessId]
  )
  return `/webhooks/twilio/${row!.token}/message`
}

/** A half character is no UTF-8, but some senders write its three bytes all the same. */
function formOf(fields: [name: string, value: string][]): string {
  const encode = (text: string) =>
    [...text]
      .map(sign => {
        const code = sign.codePointAt(0)!
        if (code < 0xd800 || code > 0xdfff) return encodeURIComponent(sign)
        const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]
        return bytes.map(byte => `%${byte.toString(16)}`).join('')
      })
      .join('')
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
}
