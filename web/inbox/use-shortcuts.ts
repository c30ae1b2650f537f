import { useEffect } from 'react'
import { areSingleKeysOn, isInRow } from '../commands/keys.ts'
import { useApp } from '../sync/use-app.tsx'
import { undoToast } from '../ui/toasts.ts'
import { closeWithUndo } from './close-with-undo.ts'
import { focusRow, type Moves } from './use-moves.ts'

const fields = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]'

const threadLetters = 'naAhlump!' // see thread-keys.ts, which is fetched with the first of them

type Shortcuts = {
  threadId: string | null
  moves: Moves
  panel: { isOpen: boolean; toggle: () => void }
}

/** Keys of the inbox. Single letters never act while somebody types. */
export function useShortcuts({ threadId, moves, panel }: Shortcuts) {
  const app = useApp()
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      const target = event.target as HTMLElement
      const isTyping = target.closest?.(fields) != null
      if (event.key === 'Escape' && threadId) return leave(target, { threadId, moves, panel })
      const isUndo = event.key === 'z' && (event.metaKey || event.ctrlKey) && !event.shiftKey
      if (isUndo && !isTyping) return undoToast()
      if (isTyping || event.metaKey || event.ctrlKey || event.altKey) return false
      if (!areSingleKeysOn() || isInRow(event)) return false
      if (event.key === 'j' || event.key === 'k') moves.step(event.key === 'j' ? 1 : -1)
      else if (event.key === 'r' && threadId) document.getElementById('reply')?.focus()
      else if (threadId && threadLetters.includes(event.key)) {
        const back = moves.back
        void import('./thread-keys.ts').then(keys => keys.actByKey(app, threadId, event.key, back))
      } else if (event.key === 'e' && threadId) closeWithUndo(app, threadId, true)
      else if (event.key === 'E' && threadId) closeWithUndo(app, threadId, false)
      else return false
      return true
    }
    // Before the list, which would take letters for the beginning of a name.
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !act(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [app, threadId, moves, panel])
}

/** Out of the conversation; where its row is not beside it, the list comes back. */
function leave(target: HTMLElement, { threadId, moves, panel }: Shortcuts): boolean {
  if (target.closest?.('[role="menu"], [role="dialog"]')) return false
  if (document.querySelector('[role="menu"], [role="tooltip"]')) return false
  if (panel.isOpen) panel.toggle()
  else if (target.closest?.('#list') || !focusRow(threadId!)) moves.back()
  return true
}
