import * as z from 'zod/mini'
import { type Endpoint, endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import type { Permission } from './permissions.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const apiKeyLimits = { nameCharactersMax: 60, perBusinessMax: 50, daysMax: 3_650 }

/** What a key is for. Whoever sends or manages also reads. */
export const scopes = ['read', 'send', 'manage'] as const
export const Scope = z.enum(scopes)
export type Scope = z.infer<typeof Scope>

const reading: Permission[] = [
  'conversations.view-own',
  'conversations.view-all',
  'clients.see-all',
  'appointments.view'
]

/** Staff, settings and other keys are in no scope: a leaked key never makes itself a way to stay. */
export const permissionsOfScope: Record<Scope, readonly Permission[]> = {
  read: reading,
  send: [...reading, 'messages.send'],
  manage: [...reading, 'messages.delete', 'numbers.block', 'clients.manage', 'appointments.manage']
}

export function permissionsOfScopes(given: readonly Scope[]): Set<Permission> {
  return new Set(given.flatMap(scope => permissionsOfScope[scope]))
}

/** About the person who asks, or a mark of their own: a program is nobody and has none. */
export function isForPeople({ may, method }: Pick<Endpoint, 'may' | 'method'>): boolean {
  return may === 'staff' || (method !== 'GET' && may.startsWith('conversations.view-'))
}

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  ending: z.string(), // the last characters, to tell which it is
  madeBy: z.object({ id: Id, name: z.string() }),
  madeAt: Instant,
  expiresAt: z.nullable(Instant),
  lastUsedAt: z.nullable(Instant) // to the minute
})
export type ApiKey = z.infer<typeof ApiKey>

export const listApiKeys = endpoint('GET', '/api-keys', {
  may: 'developer.access',
  summary: 'The keys with which programs work for the business',
  input: z.object({}),
  reply: z.object({ keys: z.array(ApiKey) })
})

export const addApiKey = endpoint('POST', '/api-keys', {
  may: 'developer.access',
  summary: 'Make a key; `token` is shown this once and goes into `Authorization: Bearer …`',
  input: z.object({
    keyId: Id,
    name: oneLine(apiKeyLimits.nameCharactersMax),
    scopes: z.array(Scope).check(z.minLength(1), z.maxLength(scopes.length)),
    expiresInDays: z.optional(
      z.nullable(z.int().check(z.minimum(1), z.maximum(apiKeyLimits.daysMax)))
    )
  }),
  reply: z.object({ key: ApiKey, token: z.string() }),
  status: 201
})

export const revokeApiKey = endpoint('DELETE', '/api-keys/:id', {
  may: 'developer.access',
  summary: 'End a key for good, at once; what it wrote keeps its name',
  input: z.object({ id: Id }),
  reply: z.object({})
})
