import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError } from './twilio-errors.ts'

/** Reads a whole body; more than `bytesMax` is refused with 413. */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > bytesMax) reject(new TooLarge(bytesMax))
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

export class TooLarge extends Error {
  constructor(bytesMax: number) {
    super(`The body is larger than ${bytesMax} bytes. Send less.`)
  }
}

/** A control call that cannot be done, with the reason for the person who wrote it. */
export class BadControl extends Error {}

export function answerJson(response: ServerResponse, httpStatus: number, value: unknown) {
  answerText(response, httpStatus, JSON.stringify(value))
}

export function answerText(response: ServerResponse, httpStatus: number, json: string) {
  if (response.headersSent || response.destroyed) return
  response.writeHead(httpStatus, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': Buffer.byteLength(json)
  })
  response.end(json)
}

export function answerError(response: ServerResponse, error: unknown) {
  if (error instanceof ApiError) answerText(response, error.httpStatus, error.body)
  else if (error instanceof BadControl) answerJson(response, 400, { error: error.message })
  else if (error instanceof TooLarge) answerJson(response, 413, { error: error.message })
  else {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    answerJson(response, 500, { error: 'The virtual carrier has a fault. See its output.' })
  }
}

/** True unless a page of another origin asks: no stranger's page may text from our handsets. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
