import { type CarrierAccount, CarrierTrouble } from '../carrier.ts'

export type Json = Record<string, unknown>

export type Answer =
  | { kind: 'answered'; status: number; json: Json | null; retryAfter: string | null }
  | { kind: 'not-reached' } // it cannot have heard us
  | { kind: 'lost' } // it may have

export type Ask = {
  path: string // after the account, beginning with a slash
  form?: Record<string, string> // POST, else GET
  timeoutMs: number
  answerBytesMax: number
}

export const lookUpLimits = { timeoutMs: 15_000, answerBytesMax: 16 * 1024 * 1024, pagesMax: 100 }
export const pageRows = 1000 // Twilio's own maximum

/** One request, never repeated, in one time limit from the first byte to the last. */
export async function ask(account: CarrierAccount, { form, ...request }: Ask): Promise<Answer> {
  const login = Buffer.from(`${account.carrierAccountName}:${account.secret}`)
  const url = new URL(baseOf(account) + request.path)
  try {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { authorization: `Basic ${login.toString('base64')}`, accept: 'application/json' },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      redirect: 'error', // a redirect would lose the form and give our login away
      signal: AbortSignal.timeout(request.timeoutMs)
    })
    return {
      kind: 'answered',
      status: response.status,
      json: await readJson(response, request.answerBytesMax),
      retryAfter: response.headers.get('retry-after')
    }
  } catch (error) {
    return wasNeverReached(error) ? { kind: 'not-reached' } : { kind: 'lost' }
  }
}

/** Looks something up. What a question changes nothing by may simply be asked again. */
export async function lookUp(account: CarrierAccount, path: string, form?: Ask['form']) {
  const { timeoutMs, answerBytesMax } = lookUpLimits
  const answer = await ask(account, { path, form, timeoutMs, answerBytesMax })
  if (answer.kind !== 'answered') throw new CarrierTrouble('The carrier did not answer.')
  return answer
}

/** Page after page of a list, until `isEnough` says so. The next page's address comes from Twilio
 * and is kept to this account, so that our login goes nowhere else. */
export async function lookUpAll(
  account: CarrierAccount,
  path: string,
  key: string,
  isEnough = (_page: Json[]) => false
) {
  const rows: Json[] = []
  let next: string | null = path
  for (let pages = 0; next !== null; pages++) {
    if (pages === lookUpLimits.pagesMax) throw new CarrierTrouble('The carrier’s list has no end.')
    const json = mustSucceed(await lookUp(account, next))
    const page = json[key]
    if (!Array.isArray(page)) throw new CarrierTrouble('The carrier’s answer has no list.')
    const found = page.filter(isJson)
    rows.push(...found)
    next = isEnough(found) ? null : nextPath(account, json['next_page_uri'])
  }
  return rows
}

export function mustSucceed(answer: Answer): Json {
  if (answer.kind === 'answered' && answer.status < 300 && answer.json) return answer.json
  const status = answer.kind === 'answered' ? answer.status : answer.kind
  throw new CarrierTrouble(`The carrier refused or garbled its answer (${status}).`)
}

/** An error that came while connecting: not a byte of the request had left. A connection that was
 * open and then broke is another matter, whatever its code says. */
export function wasNeverReached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  if (cause instanceof AggregateError) return cause.errors.every(isConnecting)
  return isConnecting(cause)
}

function isConnecting(cause: unknown) {
  if (!isJson(cause)) return false
  const isTls = typeof cause['code'] === 'string' && certificateCodes.test(cause['code'])
  return (
    cause['syscall'] === 'connect' ||
    cause['syscall'] === 'getaddrinfo' ||
    cause['code'] === 'UND_ERR_CONNECT_TIMEOUT' ||
    isTls
  )
}

// The handshake ended it: the request itself waits until the handshake is over.
const certificateCodes = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF|SELF_SIGNED_CERT|UNABLE_TO_)/

async function readJson(response: Response, bytesMax: number): Promise<Json | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > bytesMax) return null
    chunks.push(chunk)
  }
  try {
    const json: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return isJson(json) ? json : null
  } catch {
    return null
  }
}

function nextPath(account: CarrierAccount, next: unknown): string | null {
  if (typeof next !== 'string' || next === '') return null
  const prefix = accountPath(account)
  if (!next.startsWith(`${prefix}/`))
    throw new CarrierTrouble('The carrier’s list leads elsewhere.')
  return next.slice(prefix.length)
}

function baseOf(account: CarrierAccount) {
  return account.apiUrl.replace(/\/+$/, '') + accountPath(account)
}

function accountPath(account: CarrierAccount) {
  return `/2010-04-01/Accounts/${encodeURIComponent(account.carrierAccountName)}`
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(json: Json, key: string): string {
  const value = json[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
