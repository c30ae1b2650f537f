import { useEffect, useSyncExternalStore } from 'react'
import { Later, later } from '../ui/later.tsx'
import { useLocation } from 'wouter'
import { useApp } from '../sync/use-app.tsx'
import { allCommands, provideCommands, runCommand } from './commands.ts'
import { everywhere } from './everywhere.ts'
import {
  areSingleKeysOn,
  beginRow,
  endRow,
  isInRow,
  openedSheet,
  openSheet,
  watchSheet
} from './keys.ts'

const fields = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]'

type Closing = { onClose: () => void }
const palette = later<Closing>(async () => (await import('./palette.tsx')).Palette)
const keyMap = later<Closing>(async () => (await import('./key-map.tsx')).KeyMap)

/** Listens for ⌘K, `?`, `c` and `g …`, and holds what they open. */
export function CommandCentre() {
  useCommandKeys()
  const app = useApp()
  const [, go] = useLocation()
  useEffect(() => provideCommands(() => everywhere(app, go)), [app, go])
  // Whoever types on at once types into it.
  useEffect(() => void palette.preload(), [])
  const sheet = useSyncExternalStore(watchSheet, openedSheet)
  const onClose = () => openSheet(null)
  if (sheet === 'palette') return <Later key="palette" piece={palette} give={{ onClose }} />
  return sheet === 'keys' && <Later key="keys" piece={keyMap} give={{ onClose }} />
}

function useCommandKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !act(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}

function act(event: KeyboardEvent): boolean {
  const isCommand = event.metaKey || event.ctrlKey
  if (isCommand && !event.shiftKey && event.key.toLowerCase() === 'k') {
    openSheet(openedSheet() === 'palette' ? null : 'palette')
    return true
  }
  const isTyping = (event.target as HTMLElement).closest?.(fields) != null
  if (isTyping || isCommand || event.altKey || event.key.length > 1) return false
  if (!areSingleKeysOn()) return false
  const isRow = isInRow(event)
  endRow()
  if (!isRow && event.key === 'g') {
    beginRow(event)
    return true
  }
  const pressed = isRow ? `g ${event.key}` : event.key
  const command = allCommands().find(each => each.key === pressed && each.group !== 'conversation')
  if (command) runCommand(command)
  return command !== undefined || isRow
}
