import { type Ref, useState } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import { Phone, showPhone } from '@parlor/contract/phone.ts'
import type { Service } from '@parlor/contract/services.ts'
import { firstWord, toneOf } from '../inbox/people.ts'
import type { Fault } from '../sync/fault.ts'
import { useApp, useColleagues, useScreen } from '../sync/use-app.tsx'
import { useVisits } from '../sync/use-visits.ts'
import { wallOf } from '../sync/visit-days.ts'
import { momentWritten, type Written } from '../sync/when-written.ts'
import { Avatar } from '../ui/avatar.tsx'
import { TextField } from '../ui/field.tsx'
import { initialsOf } from '../ui/initials.ts'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { scheduleWords } from '../words/en-schedule.ts'
import { priceInWords } from '../words/amounts.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { timesIn } from '../words/times.ts'
import { ClientField } from './client-field.tsx'
import { readTalk } from './use-talk.ts'
import css from './visit.module.css'
import type { VisitFields } from './visit-draft.ts'

type VisitFormProps = {
  one: Appointment | null // null: a new one
  fields: VisitFields
  written: Written
  timeZone: string
  fault: Fault | null
  onChange: (fields: Partial<VisitFields>) => void
  phoneRef: Ref<HTMLInputElement>
}

/** Who comes, for what, to whom and when; and which phone is told. */
export function VisitForm(props: VisitFormProps) {
  const { one, fields, fault, onChange } = props
  const app = useApp()
  const { session } = useScreen()
  const [{ services }] = useVisits()
  const at = (field: string) => (fault?.field === field ? fault.words : null)
  function chooseService(id: string) {
    const service = services?.find(each => each.id === id)
    onChange({ serviceId: id, ...(service && { minutes: service.minutes }) })
  }
  return (
    <>
      <ClientField
        client={fields.client}
        phone={fields.phone}
        isFirst={one === null && fields.client === null}
        onPick={picked => {
          if (!picked) return
          onChange({ client: picked.client, phone: picked.phone })
          if (picked.conversationId) readTalk(app, picked.conversationId)
        }}
      />
      <Select
        label={t.service}
        value={fields.serviceId}
        placeholder={t.chooseService}
        options={serviceOptions(services, fields.serviceId)}
        error={at('serviceId')}
        onChange={chooseService}
      />
      <When {...props} />
      {session.locations.length > 1 && (
        <Select
          label={t.location}
          value={fields.locationId}
          placeholder={t.location}
          options={session.locations.map(({ id, name }) => ({ id, label: name }))}
          onChange={locationId => onChange({ locationId })}
        />
      )}
      <TextField
        ref={props.phoneRef}
        label={t.phone}
        type="tel"
        value={shownPhone(fields.phone)}
        help={t.phoneHelp}
        error={at('phone')}
        onChange={phone => onChange({ phone })}
      />
      <TextArea
        label={t.notes}
        value={fields.note}
        beside={one && <ChangedBy one={one} timeZone={props.timeZone} />}
        onChange={note => onChange({ note })}
      />
    </>
  )
}

function serviceOptions(services: readonly Service[] | null, chosen: string | null) {
  return (services ?? [])
    .filter(each => each.active || each.id === chosen)
    .map(({ id, name, minutes, priceCents }) => ({
      id,
      label: t.serviceOf(name, minutes, priceInWords(priceCents))
    }))
}

/** Who was the last to change something, and when. */
function ChangedBy({ one, timeZone }: { one: Appointment; timeZone: string }) {
  const who = useColleagues().get(one.changedById ?? '')
  if (!who || one.version === 1) return null
  return (
    <span className={css.changedBy}>
      <Avatar initials={initialsOf(who.name)} tone={toneOf(who.colour)} size={16} />
      {t.changedBy(firstWord(who.name), timesIn(timeZone).moment(one.changedAt))}
    </span>
  )
}

function When({ fields, written, timeZone, fault, onChange }: VisitFormProps) {
  const { session } = useScreen()
  const [badEnd, setBadEnd] = useState<string | null>(null)
  const start = 'at' in written ? written.at : null
  const ends = start && new Date(Date.parse(start) + fields.minutes * 60_000).toISOString()
  const end = badEnd ?? (ends ? wallOf(timeZone, ends).time : '')
  const staff = session.colleagues.filter(each => each.active || each.id === fields.staffId)
  const why = 'why' in written ? written.why : fault?.field === 'startsAt' ? fault.words : null

  /** The end says how long it takes; one before the start says nothing yet. */
  function changeEnd(time: string) {
    const until = momentWritten({ day: fields.day, time, second: fields.second }, timeZone)
    const minutes = start && 'at' in until ? (Date.parse(until.at) - Date.parse(start)) / 60_000 : 0
    setBadEnd(minutes > 0 ? null : time)
    if (minutes > 0) onChange({ minutes })
  }

  return (
    <>
      <div className={css.when}>
        <Select
          label={t.staff}
          value={fields.staffId}
          placeholder={t.staff}
          error={fault?.field === 'staffId' ? fault.words : null}
          options={staff.map(each => ({
            id: each.id,
            label: each.name,
            face: <Avatar initials={initialsOf(each.name)} tone={toneOf(each.colour)} size={20} />
          }))}
          onChange={staffId => onChange({ staffId })}
        />
        <TextField
          label={t.date}
          type="date"
          value={fields.day}
          onChange={day => onChange({ day })}
        />
        <TextField
          label={t.start}
          type="time"
          value={fields.time}
          error={why}
          onChange={time => onChange({ time })}
        />
        <TextField
          label={t.end}
          type="time"
          value={end}
          error={badEnd === null ? null : t.endsFirst}
          onChange={changeEnd}
        />
      </div>
      {'at' in written && written.isTwice && (
        <div className={css.twice}>
          <p>{scheduleWords.twice}</p>
          <Segments
            label={scheduleWords.twice}
            value={fields.second ? 'second' : 'first'}
            options={[
              { value: 'first', label: scheduleWords.first },
              { value: 'second', label: scheduleWords.second }
            ]}
            onChange={value => onChange({ second: value === 'second' })}
          />
        </div>
      )}
    </>
  )
}

/** A number that is kept is shown as people write it; what is being typed stays as it is. */
function shownPhone(phone: string): string {
  return Phone.safeParse(phone).success ? showPhone(phone) : phone
}
