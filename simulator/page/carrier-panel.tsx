import { ArrowDownLeft, ArrowUpRight, CircleAlert, Copy } from 'lucide-react'
import type { LogLine } from '../log-line.ts'
import type { CarrierSettings } from '../types.ts'
import { call } from './call.ts'
import { Choice, Switch } from './fields.tsx'
import type { Live } from './live.ts'
import { PlayScripts } from './play-scripts.tsx'
import { secondOf } from './words.ts'

const delays: [string, string][] = [
  ['0', 'None'],
  ['300', '0.3 s'],
  ['1000', '1 s'],
  ['3000', '3 s'],
  ['10000', '10 s']
]
const losses: [string, string][] = ['0', '5', '10', '25', '50', '100'].map(n => [n, `${n}%`])
const rates: [string, string][] = [
  ['0', 'No limit'],
  ['1', '1'],
  ['3', '3'],
  ['10', '10'],
  ['100', '100']
]

/** The carrier's side: its habits, its stories, what it did. */
export function CarrierPanel({ live }: { live: Live }) {
  return (
    <aside className="panel" aria-label="Carrier">
      {live.settings && <Settings settings={live.settings} />}
      <section aria-labelledby="scripts-title">
        <h2 id="scripts-title">Scripts</h2>
        <PlayScripts to={live.numbers[0]?.phone} />
      </section>
      <section aria-labelledby="log-title">
        <div className="panel-title">
          <h2 id="log-title">Texts log</h2>
          <button type="button" className="link" onClick={() => call('DELETE', 'log')}>
            Clear
          </button>
        </div>
        {live.log.length === 0 && <p className="quiet">Nothing yet. Text from a phone.</p>}
        <ol className="log" aria-label="Texts log">
          {live.log.toReversed().map(line => (
            <Line key={line.n} line={line} />
          ))}
        </ol>
      </section>
    </aside>
  )
}

function Settings({ settings }: { settings: CarrierSettings }) {
  const change = (changes: Partial<CarrierSettings>) => call('POST', 'settings', changes)
  return (
    <section aria-labelledby="carrier-title">
      <h2 id="carrier-title">Carrier</h2>
      <Choice
        label="Delay"
        value={String(settings.delayMs)}
        options={delays}
        onChoose={ms => change({ delayMs: Number(ms) })}
      />
      <Switch
        label="Out of order"
        on={settings.outOfOrder}
        onTurn={outOfOrder => change({ outOfOrder })}
      />
      <Choice
        label="Lost texts"
        value={String(settings.lostPercent)}
        options={losses}
        onChoose={percent => change({ lostPercent: Number(percent) })}
      />
      <Choice
        label="Texts a second"
        value={String(settings.textsPerSecond)}
        options={rates}
        onChoose={rate => change({ textsPerSecond: Number(rate) })}
      />
      <Switch
        label="Picture messages"
        on={settings.pictureMessages}
        onTurn={pictureMessages => change({ pictureMessages })}
      />
    </section>
  )
}

function Line({ line }: { line: LogLine }) {
  return (
    <li data-tone={line.tone}>
      <time dateTime={new Date(line.at).toISOString()}>{secondOf(line.at)}</time>
      <LineIcon line={line} />
      <span className="log-words">
        <strong>{line.who}</strong> {line.what} <span className="outcome">{line.outcome}</span>
      </span>
    </li>
  )
}

function LineIcon({ line }: { line: LogLine }) {
  const look = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const
  if (line.tone === 'trouble') return <CircleAlert {...look} />
  if (line.tone === 'again') return <Copy {...look} />
  return line.direction === 'in' ? <ArrowDownLeft {...look} /> : <ArrowUpRight {...look} />
}
