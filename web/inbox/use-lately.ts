import { useEffect, useState } from 'react'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { nowMs } from '../clock.ts'
import type { Line } from '../sync/pending.ts'
import { articleId } from './text-menu.tsx'

const latelyMs = 30 * 86_400_000

/** While `isOn`, what was said in the last 30 days, until somebody asks for what is earlier. */
export function useLately(all: Line[], allEntries: readonly ThreadEntry[], isOn: boolean) {
  const [from] = useState(() => new Date(nowMs() - latelyMs).toISOString())
  const [cutAt, showFrom] = useState<string | null>(null) // the last text that was out of sight
  const lines = all.filter(each => each.message.at >= from)
  const isCut = isOn && cutAt === null && lines.length < all.length
  // What was asked for is read from its end, and the button that had the focus is gone.
  useEffect(() => {
    if (cutAt) document.getElementById(articleId(cutAt))?.focus()
  }, [cutAt])
  return {
    isCut,
    lines: isCut ? lines : all,
    entries: isCut ? allEntries.filter(each => each.at >= from) : allEntries,
    showAll: () => showFrom(all.at(-lines.length - 1)?.message.id ?? '')
  }
}
