import * as z from 'zod/mini'
import { isForPeople, permissionsOfScopes, scopes } from '@parlor/contract/api-keys.ts'
import { type Endpoint, pathParameters } from '@parlor/contract/endpoint.ts'
import { Problem } from '@parlor/contract/problems.ts'
import { apiBase } from './http.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[] }

/** OpenAPI 3.1, made from the same constants that check every request. */
export function openApi(endpoints: Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const each of endpoints) {
    const path = apiBase + each.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: operation(each) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parlor', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-parlor' },
        key: { type: 'http', scheme: 'bearer' }
      }
    },
    paths
  }
}

function operation(endpoint: Endpoint) {
  const input = jsonSchema(z.strictObject(endpoint.input.shape), 'input') as Schema
  const inPath = pathParameters(endpoint.path)
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
  const names = Object.keys(input.properties ?? {})
  const body = inQuery ? [] : names.filter(name => !inPath.includes(name))
  const parameters = names
    .filter(name => !body.includes(name))
    .map(name => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || (input.required ?? []).includes(name),
      schema: input.properties?.[name]
    }))
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    security: securityOf(endpoint),
    'x-permission': endpoint.may,
    parameters,
    ...(body.length > 0 && { requestBody: requestBody(input, body) }),
    responses: {
      [endpoint.status]: {
        description: endpoint.summary,
        content: { 'application/json': { schema: jsonSchema(endpoint.reply, 'output') } }
      },
      default: {
        description: 'What went wrong',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } }
        }
      }
    }
  }
}

/** A key asks only for what some scope has. */
function securityOf(endpoint: Endpoint): object[] {
  const { may } = endpoint
  if (may === 'anyone') return []
  const everyScope: ReadonlySet<string> = permissionsOfScopes(scopes)
  const isForKeys = !isForPeople(endpoint) && everyScope.has(may)
  return [{ session: [] }, ...(isForKeys ? [{ key: [] }] : [])]
}

function requestBody(input: Schema, body: string[]) {
  const properties = Object.fromEntries(body.map(name => [name, input.properties?.[name]]))
  const required = (input.required ?? []).filter(name => body.includes(name))
  const schema = { type: 'object', properties, required, additionalProperties: false }
  return { required: true, content: { 'application/json': { schema } } }
}

function operationId(endpoint: Endpoint): string {
  const words = endpoint.path.replaceAll('/:', '/by-').split('/').filter(Boolean)
  return [endpoint.method.toLowerCase(), ...words].join('-')
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
