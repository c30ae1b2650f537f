import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Carrier, record, recordSafely } from './carrier.ts'
import { createMessage } from './create-message.ts'
import { answerJson, readBody } from './http.ts'
import { listMessages } from './list-messages.ts'
import { serveMedia } from './media.ts'
import { isFinal } from './receipts.ts'
import { mediaResource, messageResource, numberResource } from './resource.ts'
import { ApiError } from './twilio-errors.ts'
import type { Message, OurNumber } from './types.ts'

export const limits = { formBytesMax: 64 * 1024 }

type Call = {
  carrier: Carrier
  accountSid: string
  method: string
  path: string
  query: URLSearchParams
  form: URLSearchParams
  response: ServerResponse
}

const accountPath = /^\/2010-04-01\/Accounts\/([^/]+)\/(.+)$/
const mediaBytesPath = /^Messages\/([^/]+)\/Media\/(ME[0-9a-f]{32})$/

/** The carrier's API for businesses. */
export async function answerApi(
  carrier: Carrier,
  request: IncomingMessage,
  response: ServerResponse
) {
  const [pathname = '', search = ''] = (request.url ?? '').split('?', 2)
  const [, accountSid = '', path = ''] = accountPath.exec(pathname) ?? []
  const method = request.method ?? 'GET'
  const bytes = method === 'POST' ? await readBody(request, limits.formBytesMax) : null
  const media = method === 'GET' ? mediaBytesPath.exec(path) : null
  if (media) serveMediaOf(carrier, media, response)
  else {
    checkLogin(carrier, request, accountSid)
    const form = new URLSearchParams(bytes?.toString() ?? '')
    const query = new URLSearchParams(search)
    await dispatch({ carrier, accountSid, method, path, query, form, response })
  }
}

async function dispatch(call: Call) {
  const { method, path, carrier, accountSid, response } = call
  const [list = '', sid, child] = path.replace(/\.json$/, '').split('/')
  if (list === 'Messages' && !sid) {
    if (method === 'POST') await createMessage(carrier, accountSid, call.form, response)
    else answerJson(response, 200, listMessages(carrier, accountSid, call.query))
  } else if (list === 'Messages' && sid) await answerMessage(call, getMessage(call, sid), child)
  else if (list === 'IncomingPhoneNumbers' && !sid) listNumbers(call)
  else if (list === 'IncomingPhoneNumbers') await answerNumber(call, getNumber(call, sid ?? ''))
  else throw notFound(call)
}

async function answerMessage(call: Call, message: Message, child: string | undefined) {
  const { method, path, carrier, response } = call
  if (child === 'Media') answerMedia(call, message, path.replace(/\.json$/, '').split('/')[3])
  else if (child) throw notFound(call)
  else if (method === 'DELETE') {
    if (!isFinal(message) && message.status !== 'received') throw new ApiError(20009)
    await recordSafely(carrier, { kind: 'deleted', sid: message.sid })
    response.writeHead(204).end()
  } else {
    if (method === 'POST') await changeMessage(call, message)
    answerJson(response, 200, messageResource(message))
  }
}

async function changeMessage({ carrier, form }: Call, message: Message) {
  if (form.get('Status') === 'canceled') {
    const waits = ['scheduled', 'accepted', 'queued'].includes(message.status)
    if (!waits || message.direction !== 'outbound-api') throw new ApiError(30409)
    const { sid } = message
    await recordSafely(carrier, { kind: 'status', sid, status: 'canceled', errorCode: null })
  } else if (form.get('Body') === '') {
    if (!isFinal(message) && message.status !== 'received') throw new ApiError(20009)
    await recordSafely(carrier, { kind: 'redacted', sid: message.sid })
  } else throw new ApiError(20001, { what: 'Status or Body' })
}

function answerMedia(call: Call, message: Message, mediaSid: string | undefined) {
  const list = message.media.map(media => mediaResource(message, media))
  if (mediaSid) {
    const found = list.find(media => media.sid === mediaSid)
    if (!found) throw notFound(call)
    answerJson(call.response, 200, found)
  } else answerJson(call.response, 200, { media_list: list, ...onePage(call, list.length) })
}

function listNumbers(call: Call) {
  const asked = call.query.get('PhoneNumber')?.replaceAll('*', '')
  const numbers = call.carrier.world
    .numbersOfAccount(call.accountSid)
    .filter(number => !asked || number.phone.includes(asked))
    .map(numberResource)
  const page = onePage(call, numbers.length)
  answerJson(call.response, 200, { incoming_phone_numbers: numbers, ...page })
}

async function answerNumber(call: Call, number: OurNumber) {
  const { method, form, carrier, response } = call
  if (method === 'POST') {
    const { urls } = number
    const asked = (name: string, now: string) => form.get(name) ?? now
    const verb = (name: string, now: 'GET' | 'POST') =>
      asked(name, now) === 'GET' ? 'GET' : 'POST'
    const changed = {
      smsUrl: asked('SmsUrl', urls.smsUrl),
      smsMethod: verb('SmsMethod', urls.smsMethod),
      smsFallbackUrl: asked('SmsFallbackUrl', urls.smsFallbackUrl),
      smsFallbackMethod: verb('SmsFallbackMethod', urls.smsFallbackMethod),
      statusCallback: asked('StatusCallback', urls.statusCallback)
    } as const
    const name = asked('FriendlyName', number.name)
    await recordSafely(carrier, { kind: 'number', phone: number.phone, name, urls: changed })
  }
  answerJson(response, 200, numberResource(number))
}

function onePage(call: Call, rows: number) {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/${call.path}?${call.query}`
  return {
    end: Math.max(0, rows - 1),
    first_page_uri: uri,
    next_page_uri: null,
    page: 0,
    page_size: 50,
    previous_page_uri: null,
    start: 0,
    uri
  }
}

function getMessage(call: Call, sid: string): Message {
  const message = call.carrier.world.messages.get(sid)
  if (message?.accountSid !== call.accountSid) throw notFound(call)
  return message
}

function getNumber(call: Call, sid: string): OurNumber {
  const numbers = call.carrier.world.numbersOfAccount(call.accountSid)
  const number = numbers.find(each => each.sid === sid)
  if (!number) throw notFound(call)
  return number
}

function notFound({ accountSid, path }: Call) {
  return new ApiError(20404, { what: `/2010-04-01/Accounts/${accountSid}/${path}` })
}

// A picture's address is the whole of its protection, as with the real carrier's default.
function serveMediaOf(carrier: Carrier, match: RegExpExecArray, response: ServerResponse) {
  const message = carrier.world.messages.get(match[1] ?? '')
  const media = message?.media.find(each => each.sid === match[2])
  if (!media) throw new ApiError(20404, { what: `/${match[0]}` })
  serveMedia(carrier, media, response)
}

/** A main account may act for its sub-accounts with its own token. */
function checkLogin(carrier: Carrier, request: IncomingMessage, accountSid: string) {
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ', 2)
  const [user = '', token = ''] = Buffer.from(encoded, 'base64').toString().split(':', 2)
  const account = carrier.world.accounts.get(user)
  const target = carrier.world.accounts.get(accountSid)
  const mayAct = target && (target.sid === user || target.parentSid === user)
  if (scheme !== 'Basic' || account?.token !== token || !mayAct) {
    const login = { to: '', from: '', body: '', code: 20003, httpStatus: 401 }
    record(carrier, { kind: 'refused', ...login })
    throw new ApiError(login.code)
  }
}
