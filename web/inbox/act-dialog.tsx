import { useEffect, useMemo } from 'react'
import { withPending } from '../sync/pending.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Later, later } from '../ui/later.tsx'
import { openAct, type ThreadDialogProps, useOpenAct } from './open-act.ts'

const dialog = later<ThreadDialogProps>(
  async () => (await import('./thread-dialogs.tsx')).ThreadDialog
)

function close(): void {
  openAct(null)
  // The row that asked may have left the list meanwhile; two frames later a dialog has given up.
  requestAnimationFrame(() => requestAnimationFrame(backToList))
}

function backToList(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('#list [data-row][tabindex="0"]')?.focus()
}

/** The question that stands open: about the conversation on the screen, a row, or what is picked. */
export function ActDialog({ threadId }: { threadId: string | null }) {
  const act = useOpenAct()
  const { known, pending } = useScreen()
  const rows = useMemo(() => {
    const all = act?.ids.map(id => known.state.conversations[id]) ?? []
    return all.flatMap(row => (row ? [withPending(row, pending)] : []))
  }, [act, known, pending])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, no question yet
  useEffect(() => () => openAct(null), [threadId])
  if (!act || !rows[0]) return null
  return <Later key={act.what} piece={dialog} give={{ row: rows[0], rows, act, onClose: close }} />
}
