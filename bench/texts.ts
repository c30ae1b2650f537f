import { clientPhone, type BusyBusiness } from './busy-rows.ts'
import { newSid } from './webhook.ts'

export type BenchText = { business: BusyBusiness; place: number; sid: string; body: string }

const sentence = 'Could I move my appointment to the afternoon, please?'
let nth = 0

/** Texts of many clients, dealt to the callers so that each client has one caller: only then is
 * there an order to keep. Bigger businesses get more, as they have more clients. */
export function dealTexts(businesses: BusyBusiness[], callers: number, count: number) {
  const lists: BenchText[][] = Array.from({ length: callers }, () => [])
  const clients = businesses.flatMap(business =>
    Array.from({ length: business.conversations }, (_, at) => ({ business, place: at + 1 }))
  )
  // A stride that shares no factor with the number of clients visits all of them, mixed.
  const stride = coprimeStride(clients.length)
  for (let at = 0; at < count; at++) {
    const index = (at * stride) % clients.length
    const { business, place } = clients[index]!
    const text = { business, place, sid: newSid(), body: `Bench #${++nth} ${sentence}` }
    lists[index % callers]!.push(text)
  }
  return lists
}

export function toText({ business, place, sid, body }: BenchText, businesses: BusyBusiness[]) {
  return { sid, body, to: business.phone, from: clientPhone(businesses.indexOf(business), place) }
}

function coprimeStride(length: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let stride = Math.floor(length * 0.618) | 1
  while (divides(stride, length) !== 1) stride += 2
  return stride
}
