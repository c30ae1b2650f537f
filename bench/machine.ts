import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

const limits = { quietWaitMs: 8_000, loadMax: 0.5, calibrationSpreadMax: 0.2 }
const clockTicksPerSecond = 100 // what Linux shows in /proc, whatever its own clock

export type Machine = {
  cores: number
  cpu: string
  memoryGb: number
  system: string
  node: string
  load: number
  calibrationMs: number
  calibrationSpread: number
  quiet: boolean
}

/** Waits a while for a machine that has nothing else to do, and says whether it has. */
export async function quietMachine(): Promise<Machine> {
  const until = performance.now() + limits.quietWaitMs
  for (;;) {
    const { ms, apart } = calibrate()
    const load = loadavg()[0]!
    // Our own last benchmark is still in the average: what counts is how even the loop runs.
    const quiet = apart <= limits.calibrationSpreadMax && runningElsewhere() <= limits.loadMax
    if (quiet || performance.now() > until) {
      return {
        cores: cpus().length,
        cpu: cpus()[0]?.model ?? 'unknown',
        memoryGb: Math.round(totalmem() / 2 ** 30),
        system: `${process.platform} ${process.arch}`,
        node: process.version,
        load,
        calibrationMs: ms,
        calibrationSpread: apart,
        quiet
      }
    }
    await pause(1_000)
  }
}

/** The same work ten times: its time, and how far the slowest was from the fastest. */
function calibrate(): { ms: number; apart: number } {
  const work = Buffer.alloc(8 * 2 ** 20, 7)
  const times = Array.from({ length: 10 }, () => {
    const started = performance.now()
    createHash('sha1').update(work).digest()
    return performance.now() - started
  }).sort((a, b) => a - b)
  return { ms: times[5]!, apart: (times[8]! - times[0]!) / times[5]! }
}

function runningElsewhere(): number {
  try {
    const running = /(\d+)\/\d+/.exec(readFileSync('/proc/loadavg', 'utf8'))
    return Math.max(0, Number(running?.[1] ?? 1) - 1)
  } catch {
    return 0
  }
}

/** Seconds of CPU that a process has used, and null where /proc does not tell. */
export function cpuSeconds(pid: number): number | null {
  try {
    const fields = statFields(pid)
    return (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond
  } catch {
    return null
  }
}

/** A process and all its children; backends of PostgreSQL are children of its first process. */
export function familyCpuSeconds(pid: number): number | null {
  const own = cpuSeconds(pid)
  if (own === null) return null
  const children = readdirSync('/proc')
    .map(Number)
    .filter(child => child > 0 && parentOf(child) === pid)
  return children.reduce((sum, child) => sum + (cpuSeconds(child) ?? 0), own)
}

function parentOf(pid: number): number | null {
  try {
    return Number(statFields(pid)[1])
  } catch {
    return null
  }
}

// The name in brackets may hold anything; what follows it begins with the state.
function statFields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

export function residentBytes(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? Number.NaN) * 1024
}

/** One clock for all processes of the machine, in milliseconds. */
export function sharedNowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
