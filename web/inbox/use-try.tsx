import { type FormEvent, useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { CircleAlert } from '../ui/icons.ts'
import { whyOf } from './or-say.ts'

export type Tried = ReturnType<typeof useTry>

/** One act at a time; why it did not come about stands in the dialog, and nothing is lost. */
export function useTry(onDone: () => void) {
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  async function go(act: () => Promise<unknown>) {
    if (isBusy) return
    setBusy(true)
    setWhy(null)
    try {
      await act()
      onDone()
    } catch (error) {
      setWhy(whyOf(error))
      setBusy(false)
    }
  }
  return { isBusy, why, go, forget: () => setWhy(null) }
}

export function Fault({ why }: { why: string | null }) {
  return (
    <div role="alert">
      {why && (
        <Banner icon={CircleAlert} tone="danger" shape="card">
          {why}
        </Banner>
      )}
    </div>
  )
}

export function submitting(act: () => void) {
  return (event: FormEvent) => {
    event.preventDefault()
    act()
  }
}
