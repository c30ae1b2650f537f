export type Typing = 'text' | 'note' | null

/** What one process tells the others of somebody: business, conversation, staff member, whether they
 * look, and what they write. Ids only, never a word of it. */
export type Whisper = { b: string; c: string; s: string; l: boolean; t: Typing }

/** Processes of another version may share the database. */
export function isWhisper(what: unknown): what is Whisper {
  if (typeof what !== 'object' || what === null) return false
  const { b, c, s, l, t } = what as Record<string, unknown>
  const hasIds = [b, c, s].every(id => typeof id === 'string')
  return hasIds && typeof l === 'boolean' && (t === null || t === 'text' || t === 'note')
}
