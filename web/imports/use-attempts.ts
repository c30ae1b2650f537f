import { useEffect, useRef, useState } from 'react'
import type { ClientImport } from '@parlor/contract/client-imports.ts'
import { type Fault, faultOf } from '../sync/fault.ts'
import { useApp } from '../sync/use-app.tsx'
import { FileFault } from './read-file.ts'

/** One thing at a time, and why the last one did not come about; leaving the page ends what goes on. */
export function useAttempts() {
  const [fault, setFault] = useState<Fault | null>(null)
  const [isBusy, setBusy] = useState(false)
  const leaving = useRef(new AbortController())
  useEffect(() => () => leaving.current.abort(), [])

  async function attempt(act: () => Promise<void>) {
    setBusy(true)
    setFault(null)
    try {
      await act()
    } catch (error) {
      if (error instanceof FileFault) setFault({ words: error.message, field: null, code: null })
      else if (!leaving.current.signal.aborted) setFault(faultOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { attempt, fault, isBusy, signal: leaving.current.signal }
}

/** How far an import is, as it is told. */
export function useToldImports(follow: (file: ClientImport) => void): void {
  const app = useApp()
  const latest = useRef(follow)
  latest.current = follow
  useEffect(
    () =>
      app.hear(events => {
        for (const { event } of events) {
          if (event.type === 'import.updated') latest.current(event.import)
        }
      }),
    [app]
  )
}
