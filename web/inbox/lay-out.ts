import type { Message } from '@parlor/contract/messaging.ts'
import type { Line } from '../sync/pending.ts'
import type { RunPosition } from '../ui/bubble.tsx'

const runGapMs = 10 * 60_000

/** How far a text came, as the thread tells it. */
export type ShownState = Message['status'] | 'offline' | 'refused'

export type Shown = {
  line: Line
  state: ShownState
  run: RunPosition
  beginsDay: boolean
  showsMeta: boolean // author, time and state: once for a run of one state
}

/** Puts texts of one voice and one state into runs, and days between them. */
export function layOut(
  lines: readonly Line[],
  { isOffline, dayKey }: { isOffline: boolean; dayKey: (instant: string) => string }
): Shown[] {
  return lines.map((line, index) => {
    const before = lines[index - 1]
    const after = lines[index + 1]
    const state = stateOf(line, isOffline)
    const joins = (a: Line | undefined, b: Line | undefined) =>
      a !== undefined &&
      b !== undefined &&
      isOneRun(a.message, b.message) &&
      stateOf(a, isOffline) === stateOf(b, isOffline) &&
      dayKey(a.message.at) === dayKey(b.message.at)
    const [up, down] = [joins(before, line), joins(line, after)]
    return {
      line,
      state,
      run: up ? (down ? 'middle' : 'last') : down ? 'first' : 'only',
      beginsDay: !before || dayKey(before.message.at) !== dayKey(line.message.at),
      showsMeta: !down
    }
  })
}

export function hasFailedState(state: ShownState): boolean {
  return state === 'failed' || state === 'undelivered' || state === 'refused'
}

function stateOf({ message, here }: Line, isOffline: boolean): ShownState {
  if (here === 'refused') return 'refused'
  if (here === 'waiting') return isOffline ? 'offline' : 'queued'
  return message.status
}

function isOneRun(a: Message, b: Message): boolean {
  const isOneVoice =
    a.direction === b.direction &&
    a.kind === b.kind &&
    a.authorId === b.authorId &&
    a.label === b.label
  const isFine = ![a, b].some(each => each.status === 'failed' || each.status === 'undelivered')
  return isOneVoice && isFine && Date.parse(b.at) - Date.parse(a.at) < runGapMs
}
