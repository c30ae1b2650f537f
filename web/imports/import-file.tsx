import { listImports } from '@parlor/contract/client-imports.ts'
import { useAsked } from '../settings/use-asked.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { importWords } from '../words/en-import.ts'
import { EarlierImports } from './earlier-imports.tsx'
import { type ColumnField, columnFields, isSeveral } from './import-columns.ts'
import css from './import.module.css'
import { PickFile } from './pick-file.tsx'
import type { Importing, ImportStep } from './use-import.ts'

/** The file, and what was imported before. */
export function FileStep({ importing }: { importing: Importing }) {
  const t = importWords.file
  const { value } = useAsked(listImports, {})
  return (
    <>
      <PickFile
        words={t}
        accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
        isBusy={importing.isBusy}
        onPick={file => void importing.choose(file)}
      />
      <EarlierImports imports={value?.imports} words={t} onUndo={id => void importing.undo(id)} />
    </>
  )
}

type Columns = Extract<ImportStep, { at: 'columns' }>

/** What each column holds, with what stands in its first lines. */
export function ColumnsStep({ importing, step }: { importing: Importing; step: Columns }) {
  const t = importWords.columns
  const { file, mapping } = step
  const hasName = mapping.some(each => each === 'name' || each === 'first' || each === 'last')

  function put(place: number, field: ColumnField | null) {
    // A field that holds one thing comes from one column.
    const others =
      field && !isSeveral(field) ? mapping.map(each => (each === field ? null : each)) : mapping
    importing.map(others.with(place, field))
  }

  return (
    <>
      <h2 className={css.title}>{t.title}</h2>
      <p className={css.help}>{t.help}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.heading}</th>
            <th scope="col">{t.sample}</th>
            <th scope="col">{t.field}</th>
          </tr>
        </thead>
        <tbody>
          {file.heads.map((head, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading
            <tr key={place}>
              <th scope="row">{head || '—'}</th>
              <td className={css.sample}>
                {file.rows
                  .slice(0, 3)
                  .map(({ cells }) => cells[place]?.trim())
                  .filter(Boolean)
                  .join(' · ')}
              </td>
              <td className={css.select}>
                <Select
                  label={t.fieldOf(head)}
                  value={mapping[place] ?? ''}
                  placeholder={t.none}
                  options={[
                    { id: '', label: t.none },
                    ...columnFields.map(id => ({ id, label: t.names[id] }))
                  ]}
                  onChange={id => put(place, (id || null) as ColumnField | null)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.foot}>
        <Button
          tone="primary"
          isBusy={importing.isBusy}
          disabledBecause={hasName ? null : t.noName}
          onPress={() => void importing.checkTable()}
        >
          {t.check(file.rows.length)}
        </Button>
        {!hasName && <p className={css.small}>{t.noName}</p>}
      </div>
    </>
  )
}
