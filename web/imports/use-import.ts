import { useState } from 'react'
import {
  checkRows,
  type ClientImport,
  type ImportFields,
  importLimits,
  runImport,
  startImport,
  undoImport
} from '@parlor/contract/client-imports.ts'
import { newId } from '@parlor/contract/ids.ts'
import { call } from '../call.ts'
import { fieldsOf, guessColumns, type Mapping } from './import-columns.ts'
import { type FileRows, readFile } from './read-file.ts'
import { useAttempts, useToldImports } from './use-attempts.ts'

export type ImportStep =
  | { at: 'file' }
  | { at: 'columns'; name: string; file: Extract<FileRows, { kind: 'table' }>; mapping: Mapping }
  | { at: 'checking'; name: string; done: number; all: number }
  | { at: 'check'; file: ClientImport }
  | { at: 'run'; file: ClientImport }
type Line = { line: number; fields: ImportFields }

/** From a file to cards: each step waits for the one before, and none is taken twice. */
export function useImport() {
  const [step, go] = useState<ImportStep>({ at: 'file' })
  const { attempt, fault, isBusy, signal } = useAttempts()
  useToldImports(file =>
    go(was => (was.at === 'run' && was.file.id === file.id ? { ...was, file } : was))
  )

  async function check(name: string, lines: Line[]) {
    const id = newId()
    let { import: file } = await call(startImport, { id, name })
    for (let from = 0; from < lines.length; from += importLimits.rowsAtOnce) {
      go({ at: 'checking', name, done: from, all: lines.length })
      const rows = lines.slice(from, from + importLimits.rowsAtOnce)
      ;({ import: file } = await call(checkRows, { id, rows }, signal))
    }
    go({ at: 'check', file })
  }

  return {
    step,
    fault,
    isBusy,
    choose: (chosen: File) =>
      attempt(async () => {
        const file = await readFile(chosen)
        const name = chosen.name.slice(0, 200)
        if (file.kind === 'cards') return check(name, file.rows)
        go({ at: 'columns', name, file, mapping: guessColumns(file.heads) })
      }),
    map: (mapping: Mapping) => go(was => (was.at === 'columns' ? { ...was, mapping } : was)),
    checkTable: () =>
      attempt(async () => {
        if (step.at !== 'columns') return
        const { name, file, mapping } = step
        const lines = file.rows.map(({ line, cells }) => ({
          line,
          fields: fieldsOf(cells, mapping)
        }))
        await check(name, lines).catch(error => {
          go(step)
          throw error
        })
      }),
    changed: (file: ClientImport) => go({ at: 'check', file }),
    run: (id: string) =>
      attempt(async () => go({ at: 'run', file: (await call(runImport, { id })).import })),
    undo: (id: string) =>
      attempt(async () => go({ at: 'run', file: (await call(undoImport, { id })).import })),
    again: () => go({ at: 'file' })
  }
}
export type Importing = ReturnType<typeof useImport>
