/** The value below which `share` of the samples lie; samples need not be sorted. */
export function percentile(samples: number[], share: number): number {
  if (samples.length === 0) return Number.NaN
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}

/** How far the rounds lie apart, as a part of their median: 0.1 is ten per cent. */
export function spread(values: number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values)
}

export type Times = { p50Ms: number; p95Ms: number; p99Ms: number; samples: number }

export function timesOf(samplesMs: number[]): Times {
  return {
    p50Ms: percentile(samplesMs, 0.5),
    p95Ms: percentile(samplesMs, 0.95),
    p99Ms: percentile(samplesMs, 0.99),
    samples: samplesMs.length
  }
}

/** The median round of each figure, and how far the rounds of the first lie apart. */
export function overRounds<Key extends string>(rounds: Record<Key, number>[]) {
  const keys = Object.keys(rounds[0] ?? {}) as Key[]
  const middle = Object.fromEntries(
    keys.map(key => [key, median(rounds.map(round => round[key]))])
  ) as Record<Key, number>
  const first = keys[0]
  return { ...middle, spread: first ? spread(rounds.map(round => round[first])) : 0 }
}

/** Three digits are more than a shared machine can tell. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : Number(value.toPrecision(3))
  }
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]))
}
