import { useSyncExternalStore } from 'react'
import {
  newsEvents,
  newsPlaces,
  type NotificationPreferences
} from '@parlor/contract/notifications.ts'
import { TimeSelect } from '../hours/time-select.tsx'
import { newsPreferencesOf } from '../sync/news-preferences.ts'
import { useApp } from '../sync/use-app.tsx'
import { useNewsPreferences } from '../sync/use-news.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconShape } from '../ui/icon.tsx'
import { Bell, EyeOff, Moon } from '../ui/icons.ts'
import { Segments } from '../ui/segments.tsx'
import { Switch, Tick } from '../ui/tick.tsx'
import { showToast } from '../ui/toasts.ts'
import { newsWords } from '../words/en-news.ts'
import { ping } from './ping.ts'
import { askForPopUps, popUp, popUpState, watchPopUpState } from './pop-up.ts'
import css from './reach.module.css'

const t = newsWords.reach
const usualQuiet = { from: '19:00', until: '08:00' }

/** What reaches me beside the list, and where; kept with every press. */
export function ReachPane() {
  const chosen = newsPreferencesOf(useApp())
  const preferences = useNewsPreferences()
  const put = (change: Partial<NotificationPreferences>) =>
    void chosen
      .choose({ ...chosen.get(), ...change })
      .catch(() => showToast({ words: newsWords.notDone }))
  return (
    <div className={css.page}>
      <PopUpCard />
      <Matrix preferences={preferences} put={put} />
      <More preferences={preferences} put={put} />
      <p className={css.note}>{t.muted}</p>
    </div>
  )
}

type Choices = {
  preferences: NotificationPreferences
  put: (change: Partial<NotificationPreferences>) => void
}

/** Our own words first; the browser's question comes after Turn on. */
function PopUpCard() {
  const state = useSyncExternalStore(watchPopUpState, popUpState)
  const test = () => {
    ping()
    popUp(t.tested, t.testedBody, 'test', () => {})
  }
  return (
    <section className={css.card} aria-label={t.ask}>
      {state === 'unasked' && (
        <div className={css.ask}>
          <span className={css.bell}>
            <Icon of={Bell} size={18} />
          </span>
          <div className={css.words}>
            <h3 className={css.word}>{t.ask}</h3>
            <p className={css.help}>{t.askHelp}</p>
          </div>
          <Button tone="primary" onPress={() => void askForPopUps()}>
            {t.turnOn}
          </Button>
        </div>
      )}
      <div className={css.line}>
        <div className={css.words}>
          <p className={css.word}>{t.thisComputer}</p>
          <p className={css.help} role="status">
            {t[state]}
          </p>
        </div>
        <Button onPress={test}>{t.test}</Button>
      </div>
    </section>
  )
}

function Matrix({ preferences, put }: Choices) {
  const { events, textsOf } = preferences
  return (
    <div className={css.card}>
      <table className={css.matrix} aria-label={t.title}>
        <thead>
          <tr>
            <th scope="col">{t.about}</th>
            <th scope="col">{t.listed}</th>
            {newsPlaces.map(place => (
              <th key={place} scope="col">
                {t.places[place]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newsEvents.map(event => (
            <tr key={event}>
              <th scope="row">
                <span className={css.word}>{t.events[event].word}</span>
                <span className={css.help}>{t.events[event].help}</span>
              </th>
              <td className={css.help}>{t.always}</td>
              {newsPlaces.map(place => (
                <td key={place}>
                  <Tick
                    isLabelHidden
                    isChecked={events[event][place]}
                    onChange={isOn =>
                      put({ events: { ...events, [event]: { ...events[event], [place]: isOn } } })
                    }
                  >
                    {t.cell(t.events[event].word, t.places[place])}
                  </Tick>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.line}>
        <p className={css.word}>{t.textsOf}</p>
        <Segments
          label={t.textsOf}
          value={textsOf}
          options={(['everybody', 'mine-or-nobodys'] as const).map(value => ({
            value,
            label: t.textsOfWhom[value]
          }))}
          onChange={value => put({ textsOf: value })}
        />
      </div>
    </div>
  )
}

function More({ preferences: { quiet, hidesWords }, put }: Choices) {
  return (
    <div className={css.card}>
      <Turn
        icon={Moon}
        word={t.quiet}
        help={t.quietHelp}
        isOn={quiet !== null}
        onTurn={isOn => put({ quiet: isOn ? usualQuiet : null })}
      />
      {quiet && (
        <div className={css.times}>
          <TimeSelect
            label={t.quietFrom}
            value={quiet.from}
            onChange={from => put({ quiet: { ...quiet, from } })}
          />
          <span>{t.until}</span>
          <TimeSelect
            label={t.quietUntil}
            value={quiet.until}
            onChange={until => put({ quiet: { ...quiet, until } })}
          />
        </div>
      )}
      <Turn
        icon={EyeOff}
        word={t.hides}
        help={t.hidesHelp}
        isOn={hidesWords}
        onTurn={isOn => put({ hidesWords: isOn })}
      />
    </div>
  )
}

type TurnProps = {
  icon: IconShape
  word: string
  help: string
  isOn: boolean
  onTurn: (isOn: boolean) => void
}

function Turn({ icon, word, help, isOn, onTurn }: TurnProps) {
  return (
    <div className={css.line}>
      <Icon of={icon} size={18} />
      <div className={css.words}>
        <p className={css.word}>{word}</p>
        <p className={css.help}>{help}</p>
      </div>
      <Switch isLabelHidden isChecked={isOn} onChange={onTurn}>
        {word}
      </Switch>
    </div>
  )
}
