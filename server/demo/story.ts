import { countSegments } from '@parlor/contract/segments.ts'
import type { FailureReason } from '@parlor/contract/failures.ts'
import type { MessageKind, MessageStatus } from '@parlor/contract/message-status.ts'
import { type Moment, writeDays } from './moments.ts'

/** One conversation of a demo world. `texts` is a screenplay, a text a line:
 *
 *     12d 16:05 client: Do you have anything {day-9}? [1 photo]
 *     44m theo: 9:30 with Zoe is free. [sent]
 *
 * First when (days ago at a time of the business's day, or minutes ago), then who. A line that
 * begins with `|` goes on, ¶ breaks the line on the phone. */
export type Story = {
  client: string // a client's name, or the phone of somebody we do not know
  assignee?: string
  readBy?: string[] // to the end; everybody else has read up to our last text
  closed?: { by: string; minutesLater: number }
  optedOut?: true
  texts: string
}

export type Line = {
  moment: Moment
  author: string | null
  direction: 'inbound' | 'outbound'
  kind: MessageKind
  label: string | null
  body: string
  photos: number
  status: MessageStatus
  failure: { code: string; reason: FailureReason } | null
  segments: number
}

type Voice = Pick<Line, 'direction' | 'kind' | 'label'>
const voices: Record<string, Voice> = {
  client: { direction: 'inbound', kind: 'direct', label: null },
  reminder: { direction: 'outbound', kind: 'transactional', label: 'Reminder, same day' },
  'day-before': { direction: 'outbound', kind: 'transactional', label: 'Reminder, day before' },
  confirmation: { direction: 'outbound', kind: 'transactional', label: 'Confirmation' },
  'after-hours': { direction: 'outbound', kind: 'auto_reply', label: 'After hours' },
  campaign: { direction: 'outbound', kind: 'marketing', label: 'Winter gloss' }
}
const person: Voice = { direction: 'outbound', kind: 'direct', label: null }

const linePattern = /^(?:(\d+)d (\d\d):(\d\d)|(\d+)m) ([a-z-]+):(?: (.*?))??(?: ?\[([^\]]+)\])?$/

/** Reads a screenplay. `today` is the day from which `{day+2}` counts. */
export function readTexts(texts: string, today: Temporal.PlainDate, staff: string[]): Line[] {
  const joined = texts.trim().replace(/\n\s*\| ?/g, ' ')
  return joined.split('\n').map(raw => {
    const found = linePattern.exec(raw.trim())
    if (!found) throw new Error(`Nobody can read this line: ${raw.trim()}`)
    const [, days, hour, minute, minutesAgo, who, words = '', stage] = found
    const moment: Moment = minutesAgo
      ? { minutesAgo: Number(minutesAgo) }
      : { daysAgo: Number(days), hour: Number(hour), minute: Number(minute) }
    const voice = staff.includes(who!) ? person : voices[who!]
    if (!voice) throw new Error(`Who is ${who}?`)
    const body = writeDays(words, today).replaceAll('¶', '\n')
    return {
      moment,
      ...voice,
      author: voice === person ? who! : null,
      body,
      segments: countSegments(body).segments,
      ...readStage(stage, voice.direction)
    }
  })
}

/** `[2 photos]`, `[sent]`, `[undelivered 30006 landline]`. Ours are delivered unless it says so. */
function readStage(stage: string | undefined, direction: Line['direction']) {
  const ended = { photos: 0, failure: null as Line['failure'] }
  const usual: MessageStatus = direction === 'inbound' ? 'received' : 'delivered'
  const photos = /^(\d) photos?$/.exec(stage ?? '')
  const failed = /^undelivered (\d{5}) ([a-z-]+)$/.exec(stage ?? '')
  if (failed) {
    const failure = { code: failed[1]!, reason: failed[2] as FailureReason }
    return { ...ended, status: 'undelivered' as const, failure }
  }
  if (photos) return { ...ended, photos: Number(photos[1]), status: usual }
  if (stage === 'sent') return { ...ended, status: 'sent' as const }
  if (stage) throw new Error(`Nobody knows what [${stage}] means.`)
  return { ...ended, status: usual }
}
