import { useEffect, useReducer } from 'react'
import type { LogLine } from '../log-line.ts'
import type { CarrierSettings } from '../types.ts'
import type { PagePhone, PageText } from '../watchers.ts'

const backOffMsMin = 300
const backOffMsMax = 5_000
const logLinesMax = 100
const textsMax = 2_000

export type Live = {
  state: 'connecting' | 'live' | 'lost'
  numbers: { phone: string; name: string }[]
  phones: PagePhone[]
  texts: PageText[]
  settings: CarrierSettings | null
  outage: boolean
  log: LogLine[]
  inboxUrl: string
}

type Snapshot = Omit<Live, 'state'> & { kind: 'snapshot' }
type News = {
  kind: 'news'
  texts: PageText[]
  log: LogLine[]
  phones?: PagePhone[]
  outage: boolean
}
type Lost = { kind: 'lost' }

const nothing: Live = {
  state: 'connecting',
  numbers: [],
  phones: [],
  texts: [],
  settings: null,
  outage: false,
  log: [],
  inboxUrl: ''
}

/** What stands at the carrier now, kept so by its WebSocket. */
export function useLive(): Live {
  const [live, tell] = useReducer(reduce, nothing)
  useEffect(() => connect(tell), [])
  return live
}

function reduce(live: Live, frame: Snapshot | News | Lost): Live {
  if (frame.kind === 'lost') return { ...live, state: 'lost' }
  if (frame.kind === 'snapshot') {
    const { kind: _, ...rest } = frame
    return { ...rest, state: 'live' }
  }
  return {
    ...live,
    outage: frame.outage,
    phones: frame.phones ?? live.phones,
    texts: merge(live.texts, frame.texts),
    log: [...live.log, ...frame.log].slice(-logLinesMax)
  }
}

function merge(texts: PageText[], news: PageText[]): PageText[] {
  if (news.length === 0) return texts
  const bySid = new Map(texts.map(text => [text.sid, text]))
  for (const text of news) bySid.set(text.sid, text)
  return [...bySid.values()].slice(-textsMax)
}

function connect(tell: (frame: Snapshot | News | Lost) => void): () => void {
  let socket: WebSocket
  let timer = 0
  let backOffMs = backOffMsMin
  const open = () => {
    const address = new URL('/live', location.href)
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
    socket = new WebSocket(address)
    socket.onmessage = ({ data }) => {
      backOffMs = backOffMsMin
      tell(JSON.parse(String(data)) as Snapshot | News)
    }
    socket.onclose = () => {
      tell({ kind: 'lost' })
      timer = window.setTimeout(open, backOffMs)
      backOffMs = Math.min(backOffMs * 2, backOffMsMax)
    }
  }
  open()
  return () => {
    clearTimeout(timer)
    socket.onclose = null
    socket.close()
  }
}
