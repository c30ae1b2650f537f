import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { getHours, type Hours, setHours, whyNotHours } from '@parlor/contract/hours.ts'
import { listLocations, type Location } from '@parlor/contract/locations.ts'
import { WeekFields } from '../hours/week-fields.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { MapPin } from '../ui/icons.ts'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { State } from '../ui/state.tsx'
import { showToast } from '../ui/toasts.ts'
import { hoursWords as t } from '../words/en-hours.ts'
import { settingsWords } from '../words/en-settings.ts'
import { ClosedDays } from './closed-days.tsx'
import css from './hours-section.module.css'
import { OpenNow } from './open-now.tsx'
import { SaveBar } from './save-bar.tsx'
import { CouldNotLoad, FaultLine, SectionFrame } from './section-frame.tsx'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'
import { useKept } from './use-kept.ts'

const segmentsMax = 4

/** When each location is open. */
export default function HoursSection({ itemId }: { itemId: string | null }) {
  const { value, trouble, again } = useAsked(listLocations, {})
  const [, go] = useLocation()
  const locations = value?.locations ?? []
  const location = locations.find(each => each.id === itemId) ?? locations[0]
  if (location) {
    return (
      <HoursOf
        key={location.id}
        location={location}
        choice={<LocationChoice locations={locations} location={location} />}
      />
    )
  }
  return (
    <SectionFrame title={t.section.word}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <State
          icon={MapPin}
          title={t.none}
          action={
            <Button onPress={() => go(paths.settings('locations'))}>
              {settingsWords.sections.locations.word}
            </Button>
          }
        >
          {t.noneHelp}
        </State>
      )}
    </SectionFrame>
  )
}

type LocationChoiceProps = { locations: Location[]; location: Location }

function LocationChoice({ locations, location }: LocationChoiceProps) {
  const [, go] = useLocation()
  const choose = (id: string) => go(paths.settings('hours', id))
  if (locations.length === 1) return <p className={css.only}>{location.name}</p>
  if (locations.length > segmentsMax) {
    return (
      <Select
        label={t.location}
        value={location.id}
        placeholder={t.location}
        options={locations.map(({ id, name }) => ({ id, label: name }))}
        onChange={choose}
      />
    )
  }
  return (
    <Segments
      label={t.location}
      value={location.id}
      options={locations.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  )
}

type HoursOfProps = { location: Location; choice: ReactNode }

function HoursOf({ location, choice }: HoursOfProps) {
  const { value, trouble, again, put } = useAsked(getHours, { id: location.id })
  const [draft, setDraft] = useKept<Hours>(`hours ${location.id}`)
  const { act, isBusy, fault, clearFault } = useAct()
  const hours = draft ?? value?.hours
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(value?.hours)
  const why = draft && whyNotHours(draft)

  async function save() {
    if (!draft || why) return
    const saved = await act(setHours, { id: location.id, ...draft })
    if (!saved) return
    put(saved)
    setDraft(null)
    showToast({ words: settingsWords.saved })
  }
  function discard() {
    clearFault()
    setDraft(null)
  }

  return (
    <SectionFrame
      title={t.section.word}
      footer={
        isChanged && (
          <SaveBar
            words={why ?? t.notSaved}
            isBusy={isBusy}
            onSave={() => void save()}
            onDiscard={discard}
          />
        )
      }
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {hours && (
        <div className={css.page}>
          <div className={css.main}>
            <div className={css.head}>
              {choice}
              <OpenNow hours={hours} timeZone={location.timeZone} />
            </div>
            <WeekFields week={hours.week} onChange={week => setDraft({ ...hours, week })} />
            <FaultLine fault={fault} />
            <p className={css.note}>{t.ownClock}</p>
          </div>
          <ClosedDays
            timeZone={location.timeZone}
            closedDays={hours.closedDays}
            onChange={closedDays => setDraft({ ...hours, closedDays })}
          />
        </div>
      )}
    </SectionFrame>
  )
}
