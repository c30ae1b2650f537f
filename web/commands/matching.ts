import type { Command } from './commands.ts'

type Found = { command: Command; rank: number }

/** The commands that hold every word, as a beginning or with letters left out; recent ones first. */
export function matching(commands: Command[], q: string, recent: string[]): Command[] {
  const asked = wordsOf(q)
  const place = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return commands
    .flatMap((command): Found[] => {
      const ranks = asked.map(word => rankOf(command, word))
      return ranks.includes(null) ? [] : [{ command, rank: sum(ranks as number[]) }]
    })
    .sort((a, b) => a.rank - b.rank || place(a.command.id) - place(b.command.id))
    .map(found => found.command)
}

/** 0: a word begins so · 1: another name does · 2: letters in this order. Null: not at all. */
function rankOf(command: Command, word: string): number | null {
  const begins = (text: string) => wordsOf(text).some(each => each.startsWith(word))
  if (begins(command.words)) return 0
  if (begins(`${command.finds ?? ''} ${command.about ?? ''}`)) return 1
  return word.length > 2 && isWithin(word, command.words.toLowerCase()) ? 2 : null
}

function isWithin(letters: string, text: string): boolean {
  let at = -1
  return [...letters].every(letter => {
    at = text.indexOf(letter, at + 1)
    return at !== -1
  })
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0)
