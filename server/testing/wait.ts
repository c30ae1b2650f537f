import { setTimeout as pause } from 'node:timers/promises'

const limits = { pollMs: 15, waitMs: 10_000 }

/** Asks again until the answer is right: for what another process does, in its own time. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isRight: (answer: Answer) => boolean,
  waitMs: number = limits.waitMs
): Promise<Answer> {
  const end = performance.now() + waitMs
  for (;;) {
    const answer = await ask()
    if (isRight(answer)) return answer
    if (performance.now() > end) {
      throw new Error(`It never came about. Last seen: ${JSON.stringify(answer)}`)
    }
    await pause(limits.pollMs)
  }
}
