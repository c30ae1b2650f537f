import type { Socket } from 'node:net'
import { newId } from '@parlor/contract/ids.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '@parlor/contract/problems.ts'
import { isDatabaseTrouble } from './db.ts'
import { Refusal, Trouble } from './errors.ts'
import type { Log } from './log.ts'
import { plainIssue } from './plain-issue.ts'

export type Issue = {
  path: PropertyKey[]
  message: string
  code?: string | undefined
  keys?: string[]
  origin?: string
  minimum?: unknown
  maximum?: unknown
  expected?: unknown
  format?: string
  values?: unknown[]
}
const limits = { fieldsMax: 50, namedMax: 10, nameCharacters: 100 }

type Known = Omit<Problem, 'type' | 'title' | 'requestId'>

/** Every error leaves as a problem with a stable code and a plain sentence. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log
) {
  const known = refusal(error, reply) ?? trouble(error, reply) ?? badRequest(error)
  if (!known) log.error({ err: error, requestId: request.id }, 'a request failed')
  const problem = known ?? {
    status: 500,
    code: 'bug',
    detail: `Something broke on our side. Tell us this id: ${request.id}.`
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send({
      ...named(problem.code),
      ...problem,
      requestId: request.id
    })
}

function refusal(error: unknown, reply: FastifyReply): Known | null {
  if (!(error instanceof Refusal)) return null
  if (error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds)
  const { status, code, message: detail, fields, details } = error
  return {
    ...{ status, code, detail },
    ...(fields.length > 0 && { errors: fields }),
    ...(details && { details: { ...details } })
  }
}

/** What came in is not what the contract says: each field that is wrong is named. */
export function badInput(issues: Issue[]): Refusal {
  const fields = issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys!.map(field => ({ field, message: 'There is no such field.' }))
      : [{ field: issue.path.join('.'), message: plainIssue(issue) }]
  )
  const detail = fields
    .slice(0, limits.namedMax)
    .map(
      ({ field, message }) => `${field.slice(0, limits.nameCharacters).trim() || '“ ”'}: ${message}`
    )
    .join(' ')
  return new Refusal('bad-input', detail, {
    status: 400,
    fields: fields.slice(0, limits.fieldsMax)
  })
}

/** What is not even HTTP: there is no request to answer, only its socket. */
export function answerNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const [status, words] = tooLong ? [431, 'Headers Too Large'] : [400, 'Bad Request']
  const detail = tooLong ? 'The headers are too large.' : 'This is not a request that can be read.'
  const code = 'bad-request'
  const requestId = newId().slice(-8)
  const body = JSON.stringify({ ...named(code), status, code, detail, requestId })
  socket.end(
    `HTTP/1.1 ${status} ${words}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  )
}

function named(code: string) {
  return { type: `urn:parlor:problem:${code}`, title: code.replaceAll('-', ' ') }
}

function trouble(error: unknown, reply: FastifyReply): Known | null {
  if (error instanceof Trouble) {
    reply.header('retry-after', error.retryAfterSeconds)
    return { status: 503, code: error.code, detail: error.message }
  }
  if (!isDatabaseTrouble(error)) return null
  reply.header('retry-after', 5)
  return {
    status: 503,
    code: 'database-away',
    detail: 'The database does not answer. Try again in a moment.'
  }
}

const words: Record<number, [code: string, detail: string]> = {
  400: ['bad-input', 'The request could not be read: is the body valid JSON?'],
  404: ['not-found', 'There is nothing at this address.'],
  413: ['too-large', 'The body is larger than 256 kB.'],
  415: ['wrong-type', 'Send the body as application/json.']
}

/** What the HTTP layer itself refuses. */
function badRequest(error: unknown): Known | null {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 500) return null
  const [code, detail] = words[status] ?? ['bad-request', 'The request was refused.']
  return { status, code, detail }
}
