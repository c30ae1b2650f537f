import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Carrier } from './carrier.ts'
import type { Media, Message } from './types.ts'
import { newSid } from './world.ts'

export const limits = { mediaBytesMax: 5 * 1024 * 1024, mediaPerMessageMax: 10, fetchMsMax: 5_000 }

export type UploadedMedia = { contentType: string; base64: string }

/** Keeps what a handset sends along, before its webhook names it. */
export async function keepMedia(carrier: Carrier, uploads: UploadedMedia[]): Promise<Media[]> {
  const kept: Media[] = []
  for (const { contentType, base64 } of uploads) {
    const media = { sid: newSid('ME'), contentType, sourceUrl: null }
    await keepBytes(carrier, media.sid, Buffer.from(base64, 'base64'))
    kept.push(media)
  }
  return kept
}

/** Gets the pictures of a text that is about to leave. True when one cannot be had. */
export async function fetchMedia(carrier: Carrier, message: Message): Promise<boolean> {
  for (const media of message.media) {
    if (!media.sourceUrl || existsSync(fileOf(carrier, media.sid))) continue
    try {
      const signal = AbortSignal.timeout(limits.fetchMsMax)
      const answer = await fetch(media.sourceUrl, { signal })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (!answer.ok || bytes.length > limits.mediaBytesMax) return true
      media.contentType = answer.headers.get('content-type') ?? media.contentType
      await keepBytes(carrier, media.sid, bytes)
    } catch {
      return true
    }
  }
  return false
}

/** Serves the bytes as a download that no browser runs: anybody may have texted them. */
export function serveMedia(carrier: Carrier, media: Media, response: ServerResponse) {
  const file = fileOf(carrier, media.sid)
  if (existsSync(file)) {
    response.writeHead(200, {
      'content-type': media.contentType,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600'
    })
    createReadStream(file).pipe(response)
  } else {
    response.writeHead(404)
    response.end()
  }
}

export function mediaPath(message: Message, media: Media) {
  return `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}/Media/${media.sid}`
}

async function keepBytes(carrier: Carrier, sid: string, bytes: Buffer) {
  mkdirSync(carrier.mediaFolder, { recursive: true })
  await writeFile(fileOf(carrier, sid), bytes)
}

function fileOf(carrier: Carrier, sid: string) {
  return join(carrier.mediaFolder, sid)
}
