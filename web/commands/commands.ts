import type { IconShape } from '../ui/icon.tsx'
import { singleKeysKey } from './keys.ts'

export type CommandGroup = 'conversation' | 'do' | 'go' | 'settings'

/** One thing that one can do or one place to go: in the palette, in the map of keys, and by its key.
 * Whoever has one adds it with `provideCommands`. */
export type Command = {
  id: string
  group: CommandGroup
  words: string // what it does, as one would say it
  about?: string // what it touches: a name, a count
  finds?: string // more words that find it
  key?: string // one character, `g i` in a row, or a chord as it is shown: `⌘ K`
  icon: IconShape
  when?: () => boolean // it can be done now; always, if left out
  run: () => void
}

type Source = () => Command[]
const sources = new Set<Source>()

/** Asked anew each time the palette opens. Returns how to take them away. */
export function provideCommands(source: Source): () => void {
  sources.add(source)
  return () => void sources.delete(source)
}

export function allCommands(): Command[] {
  const all = [...sources].flatMap(source => source())
  return all.filter(command => command.when?.() ?? true)
}

const recentKey = 'parlor.commands.recent'
const recentMax = 5

export function recentIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

export function runCommand(command: Command): void {
  const rest = recentIds().filter(id => id !== command.id)
  try {
    localStorage.setItem(recentKey, JSON.stringify([command.id, ...rest].slice(0, recentMax)))
  } catch {
    // Full or forbidden: it is only a convenience.
  }
  command.run()
}

export function turnSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(singleKeysKey, on ? 'on' : 'off')
  } catch {
    // Forbidden: they stay as they are.
  }
}
