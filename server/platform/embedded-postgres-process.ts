import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const pollMs = 10
const backendsLeaveMsMax = 3000
const askMsMax = 10_000

export type Postmaster = { pid: number; port: number; socketDir: string; status: string }

/** What PostgreSQL wrote about itself: the process may be long dead. */
export function readPidFile(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid < 2) return null
    return {
      pid,
      port: Number(lines[3]),
      socketDir: lines[4] ?? '',
      status: (lines[7] ?? 'starting').trim()
    }
  } catch {
    return null
  }
}

/**
 * Is this the living postmaster of this folder? A zombie that nobody reaps (containers without
 * init) and a stranger who was given the same pid are not.
 */
export function isPostmaster(pid: number, cluster: string): boolean {
  const words = process.platform === 'linux' ? linuxCommand(pid) : otherCommand(pid)
  return /postgres(\.exe)?"?$/.test(words[0] ?? '') && words.includes(cluster)
}

/** Has it left for good? While Linux tears a process down it has no command line any more, though
 * its files are still open. */
export function hasLeft(pid: number, cluster: string): boolean {
  if (isPostmaster(pid, cluster)) return false
  return process.platform !== 'linux' || linuxCommand(pid)[0] !== ''
}

/** Empty for a zombie and for nobody; one empty word for a process that is being torn down. */
function linuxCommand(pid: number): string[] {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    // The name in brackets may hold anything, so the state is what follows the last bracket.
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.charAt(0)
    return state === 'Z' || state === 'X' ? [] : command.split('\0')
  } catch {
    return []
  }
}

function otherCommand(pid: number): string[] {
  const [program, args] = process.platform === 'win32' ? windowsQuestion(pid) : unixQuestion(pid)
  const told = spawnSync(program, args, { encoding: 'utf8', timeout: askMsMax })
  const line = (told.stdout ?? '').trim()
  const [before, after] = line.split(' -D ')
  // Our own start line: the program, -D, the folder, then settings. A folder may hold spaces.
  return line.startsWith('Z') || !before || !after
    ? []
    : [before.trim(), (after.split(' -c ')[0] ?? '').replaceAll('"', '').trim()]
}

function unixQuestion(pid: number): [string, string[]] {
  return ['ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)]]
}

function windowsQuestion(pid: number): [string, string[]] {
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`
  return ['powershell', ['-NoProfile', '-Command', query]]
}

/** After a crash: waits until no child of the dead postmaster is left, then clears its marks. */
export async function clearAfterCrash(cluster: string, socketDir: string): Promise<void> {
  for (let waited = 0; leftBackends(cluster).length > 0; waited += pollMs) {
    // Without a postmaster they can do nothing useful any more, and they block the next start.
    if (waited >= backendsLeaveMsMax) for (const pid of leftBackends(cluster)) end(pid)
    await wait(pollMs)
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(socketDir, name), { force: true })
  }
}

function leftBackends(cluster: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 1 && worksIn(pid, cluster))
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === cluster && (linuxCommand(pid) ?? '').includes('postgres')
    )
  } catch {
    return false
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It left by itself in this moment.
  }
}
