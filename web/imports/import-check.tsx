import { useState } from 'react'
import {
  checkRows,
  type ClientImport,
  decideRow,
  type ImportFate,
  type ImportRow,
  listImportRows
} from '@parlor/contract/client-imports.ts'
import { call } from '../call.ts'
import { callOrSay, useAct } from '../settings/use-act.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { fileWords, importWords } from '../words/en-import.ts'
import { download, toCsv } from '../csv.ts'
import { CheckFrame, useLines } from './check-frame.tsx'
import { cellsOf, exportHeads } from './import-columns.ts'
import css from './import.module.css'
import type { Importing } from './use-import.ts'

const t = importWords.check

/** What becomes of each line of the file, before anything is written. */
export function CheckStep({ importing, file }: { importing: Importing; file: ClientImport }) {
  const { merge = 0, bad = 0 } = file.counts
  const first = merge > 0 ? 'merge' : bad > 0 ? 'bad' : 'new'
  return (
    <CheckFrame importing={importing} file={file} first={first} words={t}>
      {fate => <Lines key={fate} file={file} fate={fate} onChange={importing.changed} />}
    </CheckFrame>
  )
}

type LinesProps = { file: ClientImport; fate: ImportFate; onChange: (file: ClientImport) => void }

function Lines({ file, fate, onChange }: LinesProps) {
  const { rows, next, read, replace } = useLines(after =>
    callOrSay(listImportRows, { id: file.id, fate, ...(after && { after }) })
  )
  const [mending, mend] = useState<ImportRow | null>(null)

  async function decide(row: ImportRow, to: 'new' | 'merge' | 'skip') {
    const reply = await callOrSay(decideRow, { id: file.id, line: row.line, fate: to })
    if (!reply) return
    replace(reply.row)
    onChange(reply.import)
  }

  async function getAll() {
    const found: ImportRow[] = []
    for (let after: number | null = 0; after !== null; ) {
      const page: { rows: ImportRow[]; next: number | null } = await call(listImportRows, {
        ...{ id: file.id, fate },
        ...(after && { after })
      })
      found.push(...page.rows)
      after = page.next
    }
    const lines = found.map(row => [...cellsOf(row.fields), row.why ?? ''])
    download(
      `bad-${file.name.replace(/\.\w+$/, '')}.csv`,
      toCsv([[...exportHeads, t.wrong], ...lines])
    )
  }

  if (rows.length === 0) return <p className={css.help}>{fileWords.none}</p>
  return (
    <>
      {fate === 'merge' && <p className={css.small}>{t.cardWins}</p>}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.inFile}</th>
            <th scope="col">{t.number}</th>
            <th scope="col">{fate === 'bad' ? t.wrong : t.changes}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.line}>
              <td className={css.small}>{row.line}</td>
              <th scope="row">
                {row.fields.name || <span className={css.small}>{t.noName}</span>}
              </th>
              <td>{row.fields.phones[0] ?? row.fields.emails[0] ?? ''}</td>
              <td className={row.fate === 'bad' ? css.wrong : undefined}>{whatOf(row)}</td>
              <td className={css.decide}>
                {row.fate === 'bad' ? (
                  <Button size="s" onPress={() => mend(row)}>
                    {t.mend}
                  </Button>
                ) : (
                  <Decide row={row} onChange={to => void decide(row, to)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.under}>
        {next && <Button onPress={() => void read(next)}>{fileWords.more}</Button>}
        {fate === 'bad' && (
          <Button onPress={() => void getAll()}>{t.get(file.counts['bad'] ?? 0)}</Button>
        )}
      </div>
      {mending && (
        <MendDialog
          importId={file.id}
          row={mending}
          onClose={() => mend(null)}
          onMended={now => {
            mend(null)
            onChange(now)
            void read()
          }}
        />
      )}
    </>
  )
}

function whatOf(row: ImportRow): string {
  if (row.fate === 'bad') return row.why ?? ''
  if (!row.client) return t.newCard
  const gains = row.gains.map(each => t.gains[each] ?? each).join(', ')
  return t.onCard(row.client.name) + (gains ? t.added(gains) : t.nothing)
}

function Decide({
  row,
  onChange
}: {
  row: ImportRow
  onChange: (to: 'new' | 'merge' | 'skip') => void
}) {
  const { merge, new: both, skip } = t.choices
  const options = row.client
    ? ([
        { value: 'merge', label: merge },
        { value: 'new', label: both },
        { value: 'skip', label: skip }
      ] as const)
    : ([
        { value: 'new', label: t.addOrSkip.new },
        { value: 'skip', label: t.addOrSkip.skip }
      ] as const)
  return (
    <Segments<'new' | 'merge' | 'skip'>
      label={t.decide(row.fields.name)}
      value={row.fate as 'new' | 'merge' | 'skip'}
      options={options}
      onChange={onChange}
    />
  )
}

type MendDialogProps = {
  importId: string
  row: ImportRow
  onClose: () => void
  onMended: (file: ClientImport) => void
}

/** A bad line is mended in place, and checked again. */
function MendDialog({ importId, row, onClose, onMended }: MendDialogProps) {
  const [fields, put] = useState(row.fields)
  const { act, isBusy, fault } = useAct()
  const words = importWords.fields
  const lines = (text: string) => text.split('\n').slice(0, 10)
  const at = (field: string) => (row.field === field ? row.why : null)
  const one = (field: 'name' | 'birthday' | 'uid' | 'externalId' | 'type') => (
    <TextField
      label={words[field]}
      value={fields[field]}
      error={at(field)}
      onChange={value => put({ ...fields, [field]: value })}
    />
  )

  async function save() {
    const reply = await act(checkRows, { id: importId, rows: [{ line: row.line, fields }] })
    if (reply) onMended(reply.import)
  }

  return (
    <Dialog
      isOpen
      title={t.mendTitle(row.line)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.mendCancel}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
            {t.mendSave}
          </Button>
        </>
      }
    >
      <div className={css.mend}>
        {one('name')}
        <TextArea
          label={words.phones}
          value={fields.phones.join('\n')}
          error={at('phones')}
          onChange={text => put({ ...fields, phones: lines(text) })}
        />
        <TextArea
          label={words.emails}
          value={fields.emails.join('\n')}
          error={at('emails')}
          onChange={text => put({ ...fields, emails: lines(text) })}
        />
        {row.field === 'birthday' && one('birthday')}
        {row.field === 'uid' && one('uid')}
        {row.field === 'externalId' && one('externalId')}
        {row.field === 'type' && one('type')}
        <FaultLine fault={fault} />
      </div>
    </Dialog>
  )
}
