import type { Message } from '@parlor/contract/messaging.ts'
import type { Line } from '../sync/pending.ts'
import type { RunPosition } from '../ui/bubble.tsx'

const runGapMs = 10 * 60_000

/** How far a text came, as the thread tells it. */
export type ShownState = Message['status'] | 'offline' | 'refused' | 'paused'

export type Shown = {
  line: Line
  state: ShownState
  run: RunPosition
  beginsDay: boolean
  showsMeta: boolean // author, time and state: once for a run of one state
}

type LayOutHow = {
  isOffline: boolean
  dayKey: (instant: string) => string
  isApart?: (id: string) => boolean // something else stands before this text
}

/** Puts texts of one voice and one state into runs, and days between them. */
export function layOut(
  lines: readonly Line[],
  { isOffline, dayKey, isApart = () => false }: LayOutHow
): Shown[] {
  const days = lines.map(line => dayKey(line.message.at))
  const states = lines.map(line => stateOf(line, isOffline))
  const joinsNext = lines.map(
    (line, index) =>
      index + 1 < lines.length &&
      isOneRun(line.message, lines[index + 1]!.message) &&
      states[index] === states[index + 1] &&
      !isApart(lines[index + 1]!.message.id) &&
      days[index] === days[index + 1]
  )
  return lines.map((line, index) => {
    const [up, down] = [joinsNext[index - 1] ?? false, joinsNext[index]!]
    return {
      line,
      state: states[index]!,
      run: up ? (down ? 'middle' : 'last') : down ? 'first' : 'only',
      beginsDay: days[index] !== days[index - 1],
      showsMeta: !down
    }
  })
}

export function hasFailedState(state: ShownState): boolean {
  return state === 'failed' || state === 'undelivered' || state === 'refused'
}

function stateOf({ message, here, refusal }: Line, isOffline: boolean): ShownState {
  if (here === 'refused') return refusal?.code === 'collision' ? 'paused' : 'refused'
  if (here === 'waiting') return isOffline ? 'offline' : 'queued'
  return message.status
}

function isOneRun(a: Message, b: Message): boolean {
  const isOneVoice =
    a.direction === b.direction &&
    a.kind === b.kind &&
    a.authorId === b.authorId &&
    a.label === b.label
  const alone: Message['status'][] = ['failed', 'undelivered', 'scheduled']
  const isFine = ![a, b].some(each => alone.includes(each.status))
  return isOneVoice && isFine && Date.parse(b.at) - Date.parse(a.at) < runGapMs
}
