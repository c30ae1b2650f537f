import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { isForPeople } from '@parlor/contract/api-keys.ts'
import {
  type Endpoint,
  type InputOf,
  pathParameters,
  type ReplyOf
} from '@parlor/contract/endpoint.ts'
import { newId } from '@parlor/contract/ids.ts'
import type { Permission } from '@parlor/contract/permissions.ts'
import type { Db, Tx } from './db.ts'
import { notFound, Refusal } from './errors.ts'
import { answerError, answerNonsense, badInput, type Issue } from './problems.ts'
import { storable } from './storable.ts'
import type { Log } from './log.ts'
import { monotonicMs } from './clock.ts'
import type { Metrics } from './metrics.ts'

export const apiBase = '/api/v1'
export const sessionCookie = '__Host-parlor'
// Tells the page that asking who is here is worth a request; it opens nothing.
export const signedInHint = '__Host-parlor-here'
export const httpLimits = { bodyBytes: 256 * 1024, requestMs: 30_000, keepAliveMs: 75_000 }

z.config(en())

/** Who is asking: a person of one business, by one session; or a program of it, by its key. */
export type Caller = {
  kind: 'person' | 'program'
  businessId: string
  id: string
  sessionKey: string
  rightsVersion: number // another whenever what they may do has changed
  may(permission: Permission): boolean
}

/** What a handler may need of the request beyond its input. */
export type Visit = {
  address: string
  userAgent: string
  origin: string | null // the page that asks; it is ours, or the request was refused
  /** A cookie of some minutes, for this site and no script. */
  keep(name: string, value: string, maxAgeSeconds: number): void
  kept(name: string): string | null
  setSession(token: string, maxAgeSeconds: number): void
  clearSession(): void
  hasSetSession(): boolean // or cleared it
}

export type Route = { endpoint: Endpoint } & (
  | { door: 'business'; handle(tx: Tx, input: never, caller: Caller): Promise<unknown> }
  | { door: 'open'; handle(input: never, visit: Visit, caller: Caller | null): Promise<unknown> }
)

/** An endpoint of a business: its handler runs in one transaction, inside that business. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (tx: Tx, input: InputOf<E>, caller: Caller) => Promise<ReplyOf<E>>
): Route {
  return { endpoint, door: 'business', handle: handle as never }
}

/** An endpoint that opens its own transactions, or needs none. */
export function openRoute<E extends Endpoint>(
  endpoint: E,
  handle: (input: InputOf<E>, visit: Visit, caller: Caller | null) => Promise<ReplyOf<E>>
): Route {
  return { endpoint, door: 'open', handle: handle as never }
}

export type HttpParts = {
  db: Db
  log: Log
  metrics: Metrics
  routes: Route[]
  findCaller(token: string): Promise<Caller | null>
  findProgram(key: string): Promise<Caller | null>
  renewToken(token: string): Promise<{ token: string; maxAgeSeconds: number } | null>
  secureOrigin: boolean
  trustProxy: string | null
  checkReplies: boolean
}

export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: httpLimits.bodyBytes,
    requestTimeout: httpLimits.requestMs,
    keepAliveTimeout: httpLimits.keepAliveMs,
    trustProxy: parts.trustProxy ? parts.trustProxy.split(',') : false,
    genReqId: () => newId().slice(-8),
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply, parts.log),
    clientErrorHandler: answerNonsense
  })
  // A form of another page can send text, but no JSON without asking first.
  app.removeContentTypeParser('text/plain')
  await app.register(cookie)
  await app.register(helmet, securityHeaders(parts.secureOrigin))
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, parts.log))
  app.setNotFoundHandler((request, reply) =>
    answerError(notFound('address'), request, reply, parts.log)
  )
  app.addHook('onRequest', refuseForeignSites)
  app.addHook('onRequest', async request => {
    request.startedMs = monotonicMs()
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) }
    parts.metrics.requestSeconds.observe(labels, (monotonicMs() - request.startedMs) / 1000)
  })
  for (const each of parts.routes) addRoute(app, each, parts)
  return app
}

declare module 'fastify' {
  interface FastifyRequest {
    startedMs: number
  }
}

function securityHeaders(secureOrigin: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"]
      }
    },
    strictTransportSecurity: secureOrigin ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' as const }
  }
}

/** A page elsewhere must not act with the cookie of somebody who is signed in here. */
async function refuseForeignSites(request: FastifyRequest): Promise<void> {
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
  if (safe || !request.url.startsWith(apiBase)) return
  if (!isOwnSite(request.headers)) {
    throw new Refusal('foreign-site', 'This request came from another site and was refused.', {
      status: 403
    })
  }
}

export function isOwnSite(headers: { [name: string]: string | string[] | undefined }): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = headers['origin']
  if (typeof origin !== 'string') return true
  return URL.canParse(origin) && new URL(origin).host === headers['host']
}

function addRoute(app: FastifyInstance, each: Route, parts: HttpParts): void {
  const { endpoint } = each
  const Input = z.strictObject(endpoint.input.shape)
  app.route({
    method: endpoint.method,
    url: apiBase + endpoint.path,
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const caller = await callerOf(endpoint, request, parts)
      const visit = visitOf(request, reply)
      const answered = async () => {
        if (endpoint.may !== 'anyone') checkRight(endpoint, caller)
        const input = readInput(endpoint, Input, request) as never
        return each.door === 'open'
          ? each.handle(input, visit, caller)
          : parts.db.inBusiness(caller!.businessId, tx => each.handle(tx, input, caller!))
      }
      const isPerson = caller?.kind === 'person'
      const answer = await answered().finally(() => isPerson && renewCookie(request, visit, parts))
      if (parts.checkReplies) checkReply(endpoint, answer)
      return reply.code(endpoint.status).send(answer)
    }
  })
}

const bearer = /^Bearer +(.*)$/i

/** A browser shows its cookie, a program its key: in this header and nowhere else. Who shows a key is
 * not also somebody by a cookie. */
async function callerOf(
  { may }: Endpoint,
  request: FastifyRequest,
  parts: HttpParts
): Promise<Caller | null> {
  const key = bearer.exec(request.headers.authorization ?? '')?.[1]
  if (key === undefined) {
    const token = request.cookies[sessionCookie]
    return token ? parts.findCaller(token) : null
  }
  if (may === 'anyone') return null
  const program = await parts.findProgram(key)
  if (program) return program
  throw new Refusal('wrong-key', 'This API key opens nothing: it is wrong, revoked or expired.', {
    status: 401
  })
}

/** After a change of rights the browser gets another token, whatever it asked and whether it may. It is
 * made last, for a session that still is: who went to another business or signed out meanwhile keeps
 * what that reply brought. Two replies can pass each other on the wire in the last moment; whoever has
 * then the cookie of a session that has ended signs in again. */
async function renewCookie(request: FastifyRequest, visit: Visit, parts: HttpParts): Promise<void> {
  const token = request.cookies[sessionCookie]
  if (!token || visit.hasSetSession()) return
  // Without the database there is an answer all the same, and another time for this.
  const next = await parts.renewToken(token).catch(() => null)
  if (next) visit.setSession(next.token, next.maxAgeSeconds)
}

function checkRight(endpoint: Endpoint, caller: Caller | null): void {
  if (!caller) {
    throw new Refusal('signed-out', 'You are signed out. Sign in to go on.', { status: 401 })
  }
  const { may } = endpoint
  const isProgram = caller.kind === 'program'
  if (isProgram && isForPeople(endpoint)) {
    throw new Refusal('people-only', 'This is for people who sign in: an API key cannot ask it.', {
      status: 403
    })
  }
  if (may === 'staff' || may === 'anyone' || caller.may(may)) return
  const everyOwn = may === 'conversations.view-own' && caller.may('conversations.view-all')
  if (everyOwn) return
  const words = isProgram
    ? `This API key has no scope with the permission “${may}”.`
    : `You need the permission “${may}”. An owner can grant it.`
  throw new Refusal('no-permission', words, { status: 403 })
}

/** A field stands where the contract puts it, and nowhere else. */
function readInput(endpoint: Endpoint, Input: z.ZodMiniType, request: FastifyRequest): unknown {
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const [given, elsewhere] = inQuery
    ? [request.query, request.body]
    : [request.body ?? {}, request.query]
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Refusal('bad-input', 'The body must be a JSON object.', { status: 400 })
  }
  const inPath = pathParameters(endpoint.path)
  const astray = [
    ...Object.keys(given).filter(name => inPath.includes(name)),
    ...Object.keys(elsewhere ?? {})
  ]
  const read = Input.safeParse(storable({ ...given, ...(request.params as object) }))
  const issues: Issue[] = read.success ? [] : (read.error.issues as Issue[])
  if (astray.length > 0) {
    issues.push({ code: 'unrecognized_keys', keys: astray, path: [], message: '' })
  }
  if (issues.length > 0) throw badInput(issues)
  return read.data
}

/** In tests: what we answer is what the contract says. Otherwise it is a fault of ours. */
function checkReply(endpoint: Endpoint, answer: unknown): void {
  const read = endpoint.reply.safeParse(answer)
  if (read.success) return
  const fields = read.error.issues.map(issue => issue.path.join('.')).join(', ')
  throw new Error(
    `${endpoint.method} ${endpoint.path} answers what is not in the contract: ${fields}`
  )
}

function visitOf(
  request: FastifyRequest,
  reply: { setCookie(name: string, value: string, options: object): unknown }
): Visit {
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' }
  const hint = { ...options, httpOnly: false }
  let hasSet = false
  const set = (token: string, here: string, maxAge: number) => {
    hasSet = true
    reply.setCookie(sessionCookie, token, { ...options, maxAge })
    reply.setCookie(signedInHint, here, { ...hint, maxAge })
  }
  return {
    address: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    origin: request.headers.origin ?? null,
    keep(name, value, maxAge) {
      reply.setCookie(`${sessionCookie}-${name}`, value, { ...options, maxAge })
    },
    kept: name => request.cookies[`${sessionCookie}-${name}`] ?? null,
    setSession: (token, maxAge) => set(token, 'yes', maxAge),
    clearSession: () => set('', '', 0),
    hasSetSession: () => hasSet
  }
}
