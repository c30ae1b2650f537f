import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { MergeField, QuickReply } from '@parlor/contract/quick-replies.ts'
import type { Session } from '@parlor/contract/staff.ts'
import { firstWord } from './people.ts'

/** What each merge field becomes for this client, from this person. */
export function valuesFor(
  row: ConversationRow,
  { staff, business, numbers }: Pick<Session, 'staff' | 'business' | 'numbers'>
): Record<MergeField, string | null> {
  const name = row.client?.name ?? null
  return {
    client_first_name: name && firstWord(name),
    client_name: name,
    my_first_name: firstWord(staff.name),
    my_name: staff.name,
    business_name: business.name,
    location_name: numbers.find(each => each.id === row.numberId)?.label ?? null
  }
}

/** What is typed after a / that begins a word, and where the / stands. */
export function typedSlash(text: string, caret: number): { start: number; typed: string } | null {
  const found = /(?:^|\s)\/((?:[^\s/][^/\n]{0,59})?)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const typed = found[1]!
  return { start: caret - typed.length - 1, typed }
}

/** Those whose name begins with what was typed come first, then those with such a word in it. */
export function matchQuickReplies(typed: string, all: readonly QuickReply[]): QuickReply[] {
  const wanted = typed.toLocaleLowerCase()
  const begins = (each: QuickReply) => each.name.toLocaleLowerCase().startsWith(wanted)
  const holds = (each: QuickReply) => ` ${each.name.toLocaleLowerCase()}`.includes(` ${wanted}`)
  return [...all.filter(begins), ...all.filter(each => !begins(each) && holds(each))]
}
