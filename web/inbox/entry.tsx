import { Later, later } from '../ui/later.tsx'
import type { EntryProps } from './thread-entry.tsx'

const entry = later<EntryProps>(async () => (await import('./thread-entry.tsx')).Entry)

/** What happened between the texts; fetched with the first conversation that has something. */
export function Entry(props: EntryProps) {
  return <Later piece={entry} give={props} />
}
