import type * as z from 'zod/mini'
import type { Permission } from './permissions.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Fields = z.ZodMiniObject

/** What server, web and API clients agree on: one constant per endpoint. `input` holds the path's,
 * the query's and the body's fields together; `may` is the right that it needs. */
export type Endpoint<Input extends Fields = Fields, Reply extends z.ZodMiniType = z.ZodMiniType> = {
  method: Method
  path: string
  may: Permission | 'anyone' | 'staff'
  summary: string
  input: Input
  reply: Reply
  status: number
}

export type InputOf<E extends Endpoint> = z.infer<E['input']>
export type ReplyOf<E extends Endpoint> = z.infer<E['reply']>

/** `path` is below `/api/v1`, its parameters written `:id`. Unknown fields are refused. */
export function endpoint<Input extends Fields, Reply extends z.ZodMiniType>(
  method: Method,
  path: string,
  rest: {
    may: Endpoint['may']
    summary: string
    input: Input
    reply: Reply
    status?: number
  }
): Endpoint<Input, Reply> {
  return { method, path, status: 200, ...rest }
}

/** The names of a path's parameters: `/conversations/:id/messages` → `['id']`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(found => found[1]!)
}

/** Where an input goes: its path filled in, a GET's other fields as query, the rest as body. */
export function requestOf(endpoint: Endpoint, input: Record<string, unknown>) {
  const inPath = pathParameters(endpoint.path)
  let path = endpoint.path
  for (const name of inPath)
    path = path.replace(`:${name}`, encodeURIComponent(String(input[name])))
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name))
  const given = rest.filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  return {
    path: inQuery && given.length > 0 ? `${path}?${query}` : path,
    body: inQuery ? undefined : Object.fromEntries(given)
  }
}
