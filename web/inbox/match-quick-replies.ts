import type { QuickReply } from '@parlor/contract/quick-replies.ts'

/** Those whose name begins with what was typed come first, then those with such a word in it. */
export function matchQuickReplies(typed: string, all: readonly QuickReply[]): QuickReply[] {
  const wanted = typed.toLocaleLowerCase()
  const begins = (each: QuickReply) => each.name.toLocaleLowerCase().startsWith(wanted)
  const holds = (each: QuickReply) => ` ${each.name.toLocaleLowerCase()}`.includes(` ${wanted}`)
  return [...all.filter(begins), ...all.filter(each => !begins(each) && holds(each))]
}
