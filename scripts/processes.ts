import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** The server as it is always started: a small young generation and one malloc arena keep an idle
 * one under 120 MB, and cost nothing that a measurement could find. */
const serverProgram = ['--max-semi-space-size=4', join(root, 'server/main.ts')]
const thrift = { MALLOC_ARENA_MAX: '1' }

/** As in `npm start`. What was compiled once is kept beside the data: from the second start on Node
 * does not even load what turns TypeScript into JavaScript, which takes 10 MB and 50 ms. */
export function runServer(
  words: string[],
  options: RunOptions = {},
  flags: string[] = []
): Running {
  const dataDir = options.env?.['PARLOR_DATA']
  const kept = dataDir ? { NODE_COMPILE_CACHE: join(dataDir, 'compiled') } : {}
  return runNode([...flags, ...serverProgram, ...words], {
    ...options,
    env: { ...kept, ...options.env }
  })
}

const graceMs = 15_000

export type Running = { child: ChildProcess; ended: Promise<number>; stop(): Promise<number> }

type RunOptions = { env?: NodeJS.ProcessEnv; stdio?: StdioOptions; cwd?: string }

/**
 * Starts one of our TypeScript files (or Node flags) as a process of its own. Ctrl-C reaches only
 * us, who pass it on once; and when we are killed, Linux ends the child too.
 */
export function runNode(args: string[], options: RunOptions = {}): Running {
  const [command = '', ...rest] = [...diesWithUs(), process.execPath, ...args]
  const child = spawn(command, rest, {
    cwd: options.cwd ?? root,
    env: { ...thrift, ...process.env, ...options.env },
    stdio: options.stdio ?? 'inherit',
    detached: process.platform !== 'win32'
  })
  const ended = new Promise<number>(done => {
    child.on('error', () => done(1))
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
  return { child, ended, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<number> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  const code = await ended
  clearTimeout(timer)
  return code
}

let prefix: string[] | undefined

function diesWithUs(): string[] {
  const words = ['setpriv', '--pdeathsig=TERM', '--']
  const [command = '', ...args] = [...words, 'true']
  prefix ??=
    process.platform === 'linux' && spawnSync(command, args, { stdio: 'ignore' }).status === 0
      ? words
      : []
  return prefix
}

/** Runs to the end; SIGINT and SIGTERM to us go to it. */
export async function runToEnd(args: string[], options: RunOptions = {}): Promise<number> {
  const running = runNode(args, options)
  const pass = (signal: NodeJS.Signals) => running.child.kill(signal)
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  try {
    return await running.ended
  } finally {
    process.off('SIGINT', pass)
    process.off('SIGTERM', pass)
  }
}
