import { useEffect } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { Later, later } from '../ui/later.tsx'
import type { NoteComposerProps } from './note-composer.tsx'
import { Reply } from './reply.tsx'
import { useWriting } from './writing.ts'

const note = later<NoteComposerProps>(
  async () => (await import('./note-composer.tsx')).NoteComposer
)

/** A text to the client, or a note for the team: each with a draft of its own. */
export function Answer({ row }: { row: ConversationRow }) {
  const [mode, write] = useWriting(row.id)
  // Whoever asks for it goes on typing at once: not a letter may be lost.
  useEffect(() => void note.preload(), [])
  if (mode === 'text') return <Reply row={row} onNote={() => write('note')} />
  return <Later piece={note} give={{ row, onDone: () => write('text') }} />
}
