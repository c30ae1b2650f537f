import type { Presence } from '@parlor/contract/events.ts'
import { t } from '../words/en.ts'
import { firstWord } from './people.ts'

/** "Theo is typing", over the field and in the row of the list. */
export function typingWords(
  writing: readonly { name: string; typing: Presence['typing'] }[]
): string {
  const names = writing.map(each => firstWord(each.name))
  const isNote = writing.every(each => each.typing === 'note')
  return isNote ? t.sending.presence.writingNote(names) : t.sending.presence.typing(names)
}
