import { format } from 'node:util'
import { pino, type Logger } from 'pino'

/** Where a phone number, a text or a secret could stand in what we log, in any spelling. */
const personal =
  /(phone|body|email|password|secret|token|cookie|authorization|signature|preview)$|^(from|to|detail|parameters|headers)$/i
const limits = { depth: 6, entries: 50, characters: 4_000 }

export type Log = Logger

/** JSON lines; numbers, texts and secrets are cut out, wherever they stand. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (described: unknown) => described },
    formatters: { log: (line: object) => clean(line, 0) as Record<string, unknown> },
    hooks: { logMethod: cleanWords }
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The words of a line are put together here, so that what is filled in is cleaned with them. */
function cleanWords(this: Logger, given: unknown[], write: (...given: never[]) => void): void {
  const [first, ...rest] = given
  const line = typeof first === 'string' ? {} : first instanceof Error ? { err: first } : first
  const words = typeof first === 'string' ? given : rest
  write.apply(this, [line, hideNumbers(format(...words))] as never[])
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideNumbers(value.slice(0, limits.characters))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > limits.depth) return '[deeper]'
  if (value instanceof Error) return describe(value)
  if (Array.isArray(value)) {
    return value.slice(0, limits.entries).map(each => clean(each, depth + 1))
  }
  const entries = Object.entries(value).slice(0, limits.entries)
  return Object.fromEntries(entries.map(([name, each]) => [name, cleanField(name, each, depth)]))
}

function cleanField(name: string, value: unknown, depth: number): unknown {
  if (personal.test(name)) return '[hidden]'
  if (name === 'err' && !(value instanceof Error)) return { message: 'not an error object' }
  return clean(value, depth + 1)
}

/** A database error's `detail` holds the row's values, and its words may quote one: only the kind,
 * the place and the words around it are kept. */
function describe(error: Error, isCause = false): object {
  const message = hideNumbers(error.message).replace(/"[^"]*"/gs, '"…"')
  const at = (error.stack ?? '').match(/^ {4}at .*$/gm) ?? []
  return {
    type: error.name,
    message,
    code: 'code' in error ? String(error.code) : undefined,
    stack: hideNumbers([`${error.name}: ${message}`, ...at].join('\n')),
    cause: error.cause instanceof Error && !isCause ? describe(error.cause, true) : undefined
  }
}

function hideNumbers(text: string): string {
  return text.replace(/(\+|%2B)[1-9]\d{6,14}/gi, '[number]')
}
