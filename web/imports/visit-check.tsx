import {
  decideVisitRow,
  listVisitImportRows,
  type VisitImportRow
} from '@parlor/contract/appointment-imports.ts'
import type { ClientImport, ImportFate } from '@parlor/contract/client-imports.ts'
import { callOrSay } from '../settings/use-act.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/segments.tsx'
import { fileWords, visitImportWords } from '../words/en-import.ts'
import { timesIn } from '../words/times.ts'
import { CheckFrame, useLines } from './check-frame.tsx'
import css from './import.module.css'
import type { VisitImporting } from './use-visit-import.ts'

const t = visitImportWords.check
type Choice = 'new' | 'merge' | 'skip'

/** What becomes of each event of the calendar, before anything is booked. */
export function VisitCheck({ importing, file }: { importing: VisitImporting; file: ClientImport }) {
  const { new: made = 0, merge = 0, bad = 0 } = file.counts
  const first = made > 0 ? 'new' : merge > 0 ? 'merge' : bad > 0 ? 'bad' : 'skip'
  return (
    <CheckFrame importing={importing} file={file} first={first} words={t}>
      {fate => <Events key={fate} file={file} fate={fate} onChange={importing.changed} />}
    </CheckFrame>
  )
}

type EventsProps = { file: ClientImport; fate: ImportFate; onChange: (file: ClientImport) => void }

function Events({ file, fate, onChange }: EventsProps) {
  const { rows, next, read, replace } = useLines(after =>
    callOrSay(listVisitImportRows, { id: file.id, fate, ...(after && { after }) })
  )

  async function decide(row: VisitImportRow, to: Choice) {
    const reply = await callOrSay(decideVisitRow, { id: file.id, line: row.line, fate: to })
    if (!reply) return
    replace(reply.row)
    onChange(reply.import)
  }

  if (rows.length === 0) return <p className={css.help}>{fileWords.none}</p>
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.inFile}</th>
            <th scope="col">{t.client}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <EventRow key={row.line} row={row} onDecide={to => void decide(row, to)} />
          ))}
        </tbody>
      </table>
      {next && (
        <div className={css.under}>
          <Button onPress={() => void read(next)}>{fileWords.more}</Button>
        </div>
      )}
    </>
  )
}

function EventRow({ row, onDecide }: { row: VisitImportRow; onDecide: (to: Choice) => void }) {
  const { business, locations } = useScreen().session
  const { fields, gains, why } = row
  const here = locations.find(each => each.id === fields.locationId) ?? business
  const isFixed = row.fate === 'bad' || row.field !== null
  return (
    <tr>
      <td className={css.small}>{row.line}</td>
      <td className={css.when}>
        {fields.startsAt ? timesIn(here.timeZone).moment(fields.startsAt) : fields.written}
      </td>
      <th scope="row">{fields.title || <span className={css.small}>{t.noTitle}</span>}</th>
      <td>
        {row.client?.name ??
          (row.fate !== 'bad' && <span className={css.small}>{t.noClient}</span>)}
      </td>
      <td className={isFixed ? undefined : css.decide}>
        <div className={css.happens}>
          {!isFixed && <Decide row={row} onChange={onDecide} />}
          {gains.length > 0 && <span className={css.small}>{t.gains(gains)}</span>}
          {why && <span className={row.fate === 'bad' ? css.wrong : css.small}>{why}</span>}
        </div>
      </td>
    </tr>
  )
}

function Decide({ row, onChange }: { row: VisitImportRow; onChange: (to: Choice) => void }) {
  const act = row.gains.length > 0 ? 'merge' : 'new'
  return (
    <Segments<Choice>
      label={t.decide(row.fields.title || t.noTitle)}
      value={row.fate as Choice}
      options={[
        { value: act, label: t.choices[act] },
        { value: 'skip', label: t.choices.skip }
      ]}
      onChange={onChange}
    />
  )
}
