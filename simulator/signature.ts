import { createHmac } from 'node:crypto'

export type Params = Record<string, string>

/** base64(HMAC-SHA1(token, url + every name and value, sorted by name)). */
export function signatureOf(token: string, url: string, params: Params): string {
  let text = url
  for (const name of Object.keys(params).sort()) text += name + params[name]
  return createHmac('sha1', token).update(text, 'utf8').digest('base64')
}

export function formOf(params: Params): string {
  let form = ''
  for (const name of Object.keys(params)) {
    if (form) form += '&'
    form += `${encode(name)}=${encode(params[name] ?? '')}`
  }
  return form
}

function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%20', '+')
}
