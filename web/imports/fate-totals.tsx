import type { ClientImport, ImportFate } from '@parlor/contract/client-imports.ts'
import { fileWords } from '../words/en-import.ts'
import css from './import.module.css'

type FateTotalsProps = {
  file: ClientImport
  words: Record<ImportFate, readonly [string, string]>
  fate: ImportFate
  onChange: (fate: ImportFate) => void
}

/** How many lines have which fate; the totals are tabs. */
export function FateTotals({ file, words, fate, onChange }: FateTotalsProps) {
  const { bad = 0, skip = 0 } = file.counts
  const shown: ImportFate[] = ['new', 'merge', 'bad', ...(skip > 0 ? ['skip' as const] : [])]
  return (
    <fieldset className={css.totals} aria-label={fileWords.totals}>
      {shown.map(each => (
        <label
          key={each}
          className={css.total}
          data-bad={each === 'bad' && bad > 0 ? true : undefined}
        >
          <input
            type="radio"
            name="fate"
            className={css.radio}
            checked={each === fate}
            onChange={() => onChange(each)}
          />
          <span className={css.figure}>
            <strong>{(file.counts[each] ?? 0).toLocaleString()}</strong> {words[each][0]}
          </span>
          <span className={css.small}>{words[each][1]}</span>
        </label>
      ))}
    </fieldset>
  )
}
