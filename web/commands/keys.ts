export const singleKeysKey = 'parlor.single-keys'

/** Whoever speaks to their computer turns them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(singleKeysKey) !== 'off'
  } catch {
    return true
  }
}

const rowMsMax = 1_500
let begunMs = Number.NEGATIVE_INFINITY

/** `g` was pressed: the next key says where to, and is nobody else's. */
export function beginRow(event: KeyboardEvent): void {
  begunMs = event.timeStamp
}

export function isInRow(event: KeyboardEvent): boolean {
  return event.timeStamp - begunMs < rowMsMax
}

export function endRow(): void {
  begunMs = Number.NEGATIVE_INFINITY
}

export type Sheet = 'palette' | 'keys' | 'new-conversation' | 'send-message'
let sheet: Sheet | null = null
const watchers = new Set<() => void>()

export function openSheet(next: Sheet | null): void {
  sheet = next
  for (const watcher of watchers) watcher()
}

export const openedSheet = (): Sheet | null => sheet

export function watchSheet(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
