import { useRef, useState } from 'react'
import { type ClientImport, listImports } from '@parlor/contract/client-imports.ts'
import { nowMs } from '../clock.ts'
import { useAsked } from '../settings/use-asked.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Upload } from '../ui/icons.ts'
import { Select } from '../ui/select.tsx'
import { importWords } from '../words/en-import.ts'
import { timesIn } from '../words/times.ts'
import { type ColumnField, columnFields, isSeveral } from './import-columns.ts'
import css from './import.module.css'
import type { Importing, ImportStep } from './use-import.ts'

/** The file, and what was imported before. */
export function FileStep({ importing }: { importing: Importing }) {
  const t = importWords.file
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined) => file && void importing.choose(file)
  return (
    <>
      <h2 className={css.title}>{t.title}</h2>
      <p className={css.help}>{t.help}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, not instead */}
      <div
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        <Icon of={Upload} size={28} />
        <Button tone="primary" isBusy={importing.isBusy} onPress={() => input.current?.click()}>
          {importing.isBusy ? t.reading : t.choose}
        </Button>
        <p className={css.small}>{t.drop}</p>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t.choose}
          accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <Before importing={importing} />
    </>
  )
}

function Before({ importing }: { importing: Importing }) {
  const t = importWords.file
  const { value } = useAsked(listImports, {})
  if (!value || value.imports.length === 0) return null
  return (
    <section className={css.before} aria-labelledby="before">
      <h3 id="before" className={css.sub}>
        {t.before}
      </h3>
      <ul className={css.things}>
        {value.imports.map(file => (
          <Earlier key={file.id} file={file} importing={importing} />
        ))}
      </ul>
    </section>
  )
}

function Earlier({ file, importing }: { file: ClientImport; importing: Importing }) {
  const t = importWords.file
  const { timeZone } = useScreen().session.business
  const who = useColleagues().get(file.byId)?.name
  const times = timesIn(timeZone)
  const mayUndo =
    file.state === 'done' && file.undoUntil !== null && Date.parse(file.undoUntil) > nowMs()
  return (
    <li className={css.thing}>
      <div className={css.grow}>
        <p className={css.strong}>{file.name}</p>
        <p className={css.small}>
          {[
            t.state[file.state],
            t.counts(file.counts['new'] ?? 0, file.counts['merge'] ?? 0),
            times.moment(file.at),
            who
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {mayUndo && <p className={css.small}>{t.undoUntil(times.moment(file.undoUntil!))}</p>}
        {file.kept > 0 && <p className={css.small}>{t.kept(file.kept)}</p>}
      </div>
      {mayUndo && (
        <Button size="s" onPress={() => void importing.undo(file.id)}>
          {t.undo}
        </Button>
      )}
    </li>
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
