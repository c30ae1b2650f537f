import { useEffect, useState } from 'react'
import { type AuditLine, listAudit } from '@parlor/contract/audit.ts'
import { call } from '../call.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { History, SearchX } from '../ui/icons.ts'
import { Select } from '../ui/select.tsx'
import { State } from '../ui/state.tsx'
import { auditActWords, auditGroupWords } from '../words/en-audit.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import css from './audit.module.css'
import { CouldNotLoad, SectionFrame } from './section-frame.tsx'
import { faultOf } from '../sync/fault.ts'
import { useAsked } from './use-asked.ts'
import { showToast } from '../ui/toasts.ts'

const words = t.audit

/** Who did what to what, and when; never a word of a text. */
export default function AuditSection() {
  const [by, setBy] = useState('')
  const [group, setGroup] = useState('')
  const colleagues = useColleagues()
  const filters = { ...(by ? { by } : {}), ...(group ? { group } : {}) }
  const { value, trouble, again } = useAsked(listAudit, filters)
  const [older, setOlder] = useState<{ lines: AuditLine[]; next: string | null } | null>(null)
  const question = JSON.stringify(filters)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters, other pages
  useEffect(() => setOlder(null), [question, value])
  const lines = [...(value?.lines ?? []), ...(older?.lines ?? [])]
  const next = older ? older.next : (value?.next ?? null)

  async function more() {
    try {
      const page = await call(listAudit, { ...filters, before: next! })
      setOlder({ lines: [...(older?.lines ?? []), ...page.lines], next: page.next })
    } catch (error) {
      showToast({ words: faultOf(error).words })
    }
  }

  return (
    <SectionFrame title={t.sections.audit.word}>
      <div className={css.page}>
        <div className={css.filters}>
          <Select
            label={words.by}
            value={by}
            placeholder={words.anybody}
            options={[
              { id: '', label: words.anybody },
              ...[...colleagues.values()].map(({ id, name }) => ({ id, label: name }))
            ]}
            onChange={setBy}
          />
          <Select
            label={words.what}
            value={group}
            placeholder={words.all}
            options={[
              { id: '', label: words.all },
              ...Object.entries(auditGroupWords).map(([id, label]) => ({ id, label }))
            ]}
            onChange={setGroup}
          />
        </div>
        {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
        {value && lines.length === 0 && (by || group) && (
          <State
            icon={SearchX}
            title={words.noneFiltered}
            action={
              <Button
                onPress={() => {
                  setBy('')
                  setGroup('')
                }}
              >
                {words.showAll}
              </Button>
            }
          >
            {words.noneFilteredHelp}
          </State>
        )}
        {value && lines.length === 0 && !by && !group && (
          <State icon={History} title={words.none} />
        )}
        {lines.length > 0 && <Lines lines={lines} />}
        {next && <Button onPress={() => void more()}>{words.more}</Button>}
      </div>
    </SectionFrame>
  )
}

function Lines({ lines }: { lines: AuditLine[] }) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  return (
    <table className={css.lines} aria-label={words.lines}>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.by}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.whom}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => (
          <tr key={line.id}>
            <td>
              <ExactTime at={line.at} exact={times.exact(line.at)}>
                {`${times.inList(line.at, nowMs)} ${times.clock(line.at)}`}
              </ExactTime>
            </td>
            <td>{line.by?.name ?? words.nobody}</td>
            <td>
              {auditActWords[line.act]}
              <Details line={line} />
            </td>
            <td>
              <bdi>{line.subject.name ?? ''}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Details({ line }: { line: AuditLine }) {
  const facts = Object.entries(line.details).filter(([, value]) => value !== null)
  if (facts.length === 0) return null
  return (
    <span className={css.details}>
      {facts.map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}
    </span>
  )
}
