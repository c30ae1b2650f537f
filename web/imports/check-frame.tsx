import { type ReactNode, useEffect, useState } from 'react'
import type { ClientImport, ImportFate } from '@parlor/contract/client-imports.ts'
import { Button } from '../ui/button.tsx'
import { fileWords } from '../words/en-import.ts'
import { FateTotals } from './fate-totals.tsx'
import css from './import.module.css'

type CheckFrameProps = {
  importing: { isBusy: boolean; run: (id: string) => Promise<void> }
  file: ClientImport
  first: ImportFate
  words: {
    title: string
    under: (name: string, lines: number) => string
    fates: Record<ImportFate, readonly [string, string]>
    go: (count: number) => string
    nothingToDo: string
  }
  children: (fate: ImportFate) => ReactNode
}

/** The totals, which are tabs; the lines of the one that is chosen; and the way on. */
export function CheckFrame({ importing, file, first, words, children }: CheckFrameProps) {
  const { new: made = 0, merge = 0, bad = 0, skip = 0 } = file.counts
  const [fate, show] = useState(first)
  return (
    <>
      <h2 className={css.title}>{words.title}</h2>
      <p className={css.help}>{words.under(file.name, made + merge + bad + skip)}</p>
      <FateTotals file={file} words={words.fates} fate={fate} onChange={show} />
      {children(fate)}
      <div className={css.foot}>
        <span className={css.small}>{fileWords.undoLine}</span>
        <Button
          tone="primary"
          isBusy={importing.isBusy}
          disabledBecause={made + merge > 0 ? null : words.nothingToDo}
          onPress={() => void importing.run(file.id)}
        >
          {words.go(made + merge)}
        </Button>
      </div>
    </>
  )
}

type Page<Row> = { rows: Row[]; next: number | null }

/** The lines of one fate, a page at a time; null: it could not be read, which was said. */
export function useLines<Row extends { line: number }>(
  ask: (after?: number) => Promise<Page<Row> | null>
) {
  const [rows, put] = useState<Row[]>([])
  const [next, setNext] = useState<number | null>(null)

  async function read(after?: number) {
    const page = await ask(after)
    if (!page) return
    put(was => (after ? [...was, ...page.rows] : page.rows))
    setNext(page.next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each fate, which is the key
  useEffect(() => void read(), [])

  const replace = (row: Row) => put(was => was.map(each => (each.line === row.line ? row : each)))
  return { rows, next, read, replace }
}
