/** The only place on the server that asks what time it is. Tests stop it and move it by hand. */
let stoppedAt: number | null = null

export function now(): Date {
  return new Date(nowMs())
}

export function nowMs(): number {
  return stoppedAt ?? Date.now()
}

/** For durations: never jumps when somebody sets the wall clock. */
export function monotonicMs(): number {
  return performance.now()
}

export function stopClock(at: Date): void {
  stoppedAt = at.getTime()
}

export function moveClock(ms: number): void {
  stoppedAt = nowMs() + ms
}

export function startClock(): void {
  stoppedAt = null
}
