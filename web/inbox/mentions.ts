import type { Staff } from '@parlor/contract/staff.ts'
import { firstWord } from './people.ts'

/** How somebody is called after an @: the first name, or the whole one where two share it. */
export function mentionName(staff: Staff, all: readonly Staff[]): string {
  const first = firstWord(staff.name)
  const isShared = all.some(each => each.id !== staff.id && firstWord(each.name) === first)
  return isShared ? staff.name : first
}

/** The name that is being typed before the caret, and where its @ stands. */
export function typedMention(text: string, caret: number): { start: number; typed: string } | null {
  const before = text.slice(0, caret)
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+)?)$/u.exec(before)
  if (!found) return null
  const typed = found[1]!
  return { start: caret - typed.length - 1, typed }
}

/** Whose name begins with what was typed, or one of whose names does. */
export function matchMention(typed: string, people: readonly Staff[]): Staff[] {
  const wanted = typed.toLocaleLowerCase()
  return people.filter(({ name }) => {
    const whole = name.toLocaleLowerCase()
    return whole.startsWith(wanted) || whole.split(/\s+/u).some(part => part.startsWith(wanted))
  })
}

export type MentionPart = { text: string; isMention: boolean }

/** A note cut into words and the names that it calls. */
export function mentionParts(body: string, names: readonly string[]): MentionPart[] {
  if (names.length === 0) return [{ text: body, isMention: false }]
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(@(?:${longestFirst.join('|')}))(?![\\p{L}\\p{N}])`, 'u')
  return body
    .split(pattern)
    .map((text, index) => ({ text, isMention: index % 2 === 1 }))
    .filter(part => part.text !== '')
}

/** The ids of those whom a note calls. */
export function mentionsIn(body: string, people: readonly Staff[]): string[] {
  return people
    .filter(each => mentionParts(body, [mentionName(each, people)]).some(part => part.isMention))
    .map(each => each.id)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
