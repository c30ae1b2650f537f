import { useEffect } from 'react'
import { areSingleKeysOn, isInRow } from '../commands/keys.ts'
import { useApp } from '../sync/use-app.tsx'
import { undoToast } from '../ui/toasts.ts'
import { closeWithUndo } from './close-with-undo.ts'
import { focusRow, idOfRow, type Moves } from './use-moves.ts'
import type { Picked } from './use-picked.ts'

const fields = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]'

const pickedLetters = 'eEaAhlump!' // see picked-keys.ts
const threadLetters = 'naAhlump!' // see thread-keys.ts, which is fetched with the first of them

type Shortcuts = {
  threadId: string | null
  moves: Moves
  panel: { isOpen: boolean; toggle: () => void }
  picked: Picked
}

/** Keys of the inbox. Single letters never act while somebody types. */
export function useShortcuts({ threadId, moves, panel, picked }: Shortcuts) {
  const app = useApp()
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      const target = event.target as HTMLElement
      const isTyping = target.closest?.(fields) != null
      const isPicking = picked.rows.length > 0
      if (event.key === 'Escape' && isPicking && !isOverlaid(target)) {
        picked.clear()
        return true
      }
      if (event.key === 'Escape' && threadId) return leave(target, { threadId, moves, panel })
      const isAll = event.key === 'a' && (event.metaKey || event.ctrlKey)
      if (isAll && target.closest?.('#list') && !isTyping) {
        picked.all()
        return true
      }
      const isUndo = event.key === 'z' && (event.metaKey || event.ctrlKey) && !event.shiftKey
      if (isUndo && !isTyping) return undoToast()
      if (isTyping || event.metaKey || event.ctrlKey || event.altKey) return false
      if (!areSingleKeysOn() || isInRow(event)) return false
      const id = idOfRow(target) ?? threadId
      if (event.key === '/') return focusFinder()
      if (event.key === 'x' && id) picked.pick(id)
      else if (isPicking && pickedLetters.includes(event.key)) {
        void import('./picked-keys.ts').then(keys => keys.pickedByKey(app, picked, event.key))
      } else if (event.key === 'j' || event.key === 'k') moves.step(event.key === 'j' ? 1 : -1)
      else if (isPicking) return false
      else if (event.key === 'r' && threadId) document.getElementById('reply')?.focus()
      else if (event.key === 'n' && id !== threadId) return false
      else if (id && threadLetters.includes(event.key)) {
        const back = id === threadId ? moves.back : () => {}
        void import('./thread-keys.ts').then(keys => keys.actByKey(app, id, event.key, back))
      } else if (event.key === 'e' && id) closeWithUndo(app, id, true)
      else if (event.key === 'E' && id) closeWithUndo(app, id, false)
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
  }, [app, threadId, moves, panel, picked])
}

/** Out of the conversation; where its row is not beside it, the list comes back. */
function leave(
  target: HTMLElement,
  { threadId, moves, panel }: Omit<Shortcuts, 'picked'>
): boolean {
  if (isOverlaid(target)) return false
  if (panel.isOpen) panel.toggle()
  else if (target.closest?.('#list') || !focusRow(threadId!)) moves.back()
  return true
}

/** Escape is for what lies over the page first. */
function focusFinder(): boolean {
  const field = document.getElementById('find')
  field?.focus()
  return field !== null
}

function isOverlaid(target: HTMLElement): boolean {
  if (target.closest?.('[role="menu"], [role="dialog"]')) return true
  return document.querySelector('[role="menu"], [role="tooltip"]') !== null
}
