import { now } from '../platform/clock.ts'
import { handOverLimits } from './deliver-message.ts'

const limits = {
  inARow: 3, // then the number rests
  restMs: 2_000, // twice as long after each further silence
  restMsMax: 30_000
}

type Silence = { businessId: string; count: number; until: number }

/** A carrier that does not answer would make every waiting text an unknown one. A number that met
 * several silences in a row rests, longer each time, and then tries with one text; the other numbers
 * of its business go on. */
export function openSilences() {
  const silences = new Map<string, Silence>() // by number
  return {
    /** The numbers of the business that rest. */
    resting(businessId: string): string[] {
      const at = now().getTime()
      return [...silences]
        .filter(([, silence]) => silence.businessId === businessId && silence.until > at)
        .map(([numberId]) => numberId)
    },
    /** While one text tries whether the carrier is back, the others wait for what it hears. */
    noteTry(numberId: string): void {
      const silence = silences.get(numberId)
      if (silence && silence.count >= limits.inARow) {
        silence.until = now().getTime() + handOverLimits.timeoutMs
      }
    },
    noteAnswer(numberId: string): void {
      silences.delete(numberId)
    },
    noteSilence(businessId: string, numberId: string): void {
      const count = (silences.get(numberId)?.count ?? 0) + 1
      const over = count - limits.inARow
      const restMs = over < 0 ? 0 : Math.min(limits.restMs * 2 ** over, limits.restMsMax)
      silences.set(numberId, { businessId, count, until: now().getTime() + restMs })
    }
  }
}
