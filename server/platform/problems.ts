import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from '@parlor/contract/problems.ts'
import { isDatabaseTrouble } from './db.ts'
import { Refusal, Trouble } from './errors.ts'
import type { Log } from './log.ts'

type Issue = { path: PropertyKey[]; message: string; code: string; keys?: string[] }
type Known = Omit<Problem, 'type' | 'title' | 'requestId'>

/** Every error leaves as a problem with a stable code and a plain sentence. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log
) {
  const known =
    refusal(error, reply) ?? badInput(error) ?? trouble(error, reply) ?? badRequest(error)
  if (!known) log.error({ err: error, requestId: request.id }, 'a request failed')
  const problem = known ?? {
    status: 500,
    code: 'bug',
    detail: `Something broke on our side. Tell us this id: ${request.id}.`
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send({
      type: `urn:parlor:problem:${problem.code}`,
      title: problem.code.replaceAll('-', ' '),
      ...problem,
      requestId: request.id
    })
}

function refusal(error: unknown, reply: FastifyReply): Known | null {
  if (!(error instanceof Refusal)) return null
  if (error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds)
  const { status, code, message: detail, fields } = error
  return fields.length > 0 ? { status, code, detail, errors: fields } : { status, code, detail }
}

function badInput(error: unknown): Known | null {
  if (!(error instanceof Error) || !('issues' in error) || !Array.isArray(error.issues)) return null
  const errors = (error.issues as Issue[]).flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys!.map(field => ({ field, message: 'There is no such field.' }))
      : [{ field: issue.path.join('.'), message: issue.message }]
  )
  const detail = errors
    .map(each => `${each.field}: ${each.message}`)
    .join(' ')
    .slice(0, 1_000)
  return { status: 400, code: 'bad-input', detail, errors: errors.slice(0, 50) }
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
