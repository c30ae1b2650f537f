import { lookup as lookUp } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'
import { Trouble } from './errors.ts'

const limits = { answerBytes: 1024 * 1024, waitMs: 10_000 }

/** Addresses of this machine and of the networks it stands in: what people write into settings must
 * not make us knock there. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3]
] as const) {
  inside.addSubnet(net, bits, 'ipv4')
}
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8]
] as const) {
  inside.addSubnet(net, bits, 'ipv6')
}

/** An IPv6 address that holds an IPv4 one is judged by that one. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return inside.check(mapped, 'ipv4')
  if (/^::ffff:/i.test(address)) return true
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

type Options = { mayReachInside: boolean }

/** One request to an address that somebody wrote into a setting: the name is looked up once and the
 * address that was judged is the one that is called; no redirect is followed. */
export function guardedFetch({ mayReachInside }: Options) {
  return async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address)
    const name = url.hostname.replace(/^\[|\]$/g, '')
    if (!mayReachInside && (url.protocol !== 'https:' || (isIP(name) && isInside(name)))) {
      throw new Trouble('address-refused', `Parlor does not call ${url.host}.`)
    }
    const lookup: typeof lookUp = ((host: string, options: object, done: Done) => {
      lookUp(host, { ...options, all: true }, (error, found) => {
        const [first] = found ?? []
        if (error || !first) return done(error ?? new Error(`There is no address for ${host}.`))
        const refused = !mayReachInside && found.some(each => isInside(each.address))
        if (refused) return done(new Trouble('address-refused', `Parlor does not call ${host}.`))
        if ('all' in options && options.all) return done(null, found)
        done(null, first.address, first.family)
      })
    }) as never
    return send(url, init, lookup)
  }
}

type Done = (error: Error | null, address?: unknown, family?: number) => void

function send(url: URL, init: RequestInit, lookup: typeof lookUp): Promise<Response> {
  const program = url.protocol === 'https:' ? https : http
  const body = init.body == null ? null : String(init.body)
  return new Promise((resolve, reject) => {
    const request = program.request(
      url,
      {
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        lookup: lookup as never,
        timeout: limits.waitMs,
        signal: AbortSignal.timeout(limits.waitMs)
      },
      answer => {
        const pieces: Buffer[] = []
        let bytes = 0
        answer.on('data', (piece: Buffer) => {
          bytes += piece.length
          if (bytes > limits.answerBytes) answer.destroy(new Error('The answer is too large.'))
          else pieces.push(piece)
        })
        answer.on('error', reject)
        answer.on('end', () => {
          const status = answer.statusCode ?? 500
          const empty = status === 204 || status === 304
          const headers = Object.entries(answer.headers).map(
            ([name, value]) => [name, String(value)] as [string, string]
          )
          resolve(new Response(empty ? null : Buffer.concat(pieces), { status, headers }))
        })
      }
    )
    request.on('timeout', () => request.destroy(new Error('No answer in time.')))
    request.on('error', reject)
    request.end(body ?? undefined)
  })
}
