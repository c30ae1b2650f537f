export type ToastWords = {
  id: number
  words: string
  whom?: string // stands out: whom it was done to
  undoLabel?: string
  onUndo?: () => void
}

let current: ToastWords | null = null
let last = 0
const watchers = new Set<() => void>()

/** Shows one line; a second one takes the place of the first. */
export function showToast(toast: Omit<ToastWords, 'id'>): void {
  last++
  change({ ...toast, id: last })
}

/** Also what Ctrl or Command and Z does while a toast stands. False when there is nothing to undo. */
export function undoToast(): boolean {
  const undo = current?.onUndo
  if (!undo) return false
  change(null)
  undo()
  return true
}

export function dropToast(id: number): void {
  if (current?.id === id) change(null)
}

export function currentToast(): ToastWords | null {
  return current
}

export function watchToast(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function change(toast: ToastWords | null): void {
  current = toast
  for (const watcher of watchers) watcher()
}
