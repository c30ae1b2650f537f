import { once } from 'node:events'
import { runNode } from '../scripts/processes.ts'
import type { Closers } from './report.ts'
import type { ScreensAsk, ScreensTell } from './screens.ts'

export type Screens = {
  open(url: string, cookies: string[], times: number): Promise<void>
  /** Resolves with the moment at which the text of that name was on a screen's wire. */
  expect(name: string): Promise<number>
  /** What came since the last time it was asked. */
  take(): Promise<[name: string, atMs: number][]>
  close(): void
}

const limits = { openMs: 60_000, waitMs: 5_000 }

export function startScreens(closers: Closers): Screens {
  const { child, stop } = runNode(['bench/screens.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  closers.after(stop)
  const ask = (what: ScreensAsk) => void child.send(what)

  async function told<Kind extends ScreensTell['tell']>(kind: Kind, ms: number) {
    const signal = AbortSignal.timeout(ms)
    for (;;) {
      const [what] = (await once(child, 'message', { signal })) as [ScreensTell]
      if (what.tell === kind) return what as Extract<ScreensTell, { tell: Kind }>
    }
  }

  return {
    async open(url, cookies, times) {
      const opened = told('open', limits.openMs)
      ask({ ask: 'open', url, cookies, times })
      await opened
    },
    async expect(name) {
      const came = told('came', limits.waitMs)
      ask({ ask: 'expect', name })
      return (await came).atMs
    },
    async take() {
      const taken = told('taken', limits.waitMs)
      ask({ ask: 'take' })
      return (await taken).seen
    },
    close: () => ask({ ask: 'close' })
  }
}
