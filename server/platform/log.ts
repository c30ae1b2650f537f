import { pino, type Logger } from 'pino'

/** Where a phone number, a text or a secret could stand in what we log. */
const redacted = ['phone', 'from', 'to', 'body', 'email', 'password', 'secret', 'token', 'cookie']
const paths = redacted.flatMap(name => [name, `*.${name}`, `*.*.${name}`])

export type Log = Logger

/** JSON lines; numbers, texts and secrets are cut out, wherever they stand in the object. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    redact: { paths, censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe }
  }
  return destination ? pino(options, destination) : pino(options)
}

/** A database error's `detail` holds the row's values: only its kind and place are kept. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: 'not an error object' }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    message: hideNumbers(error.message),
    code,
    stack: hideNumbers(error.stack ?? '')
  }
}

function hideNumbers(text: string): string {
  return text.replace(/\+[1-9]\d{6,14}/g, '[number]')
}
