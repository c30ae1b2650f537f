/** The only place of the web app that asks what time it is. */
export function nowMs(): number {
  return Date.now()
}

export function nowInstant(): string {
  return new Date(nowMs()).toISOString()
}
