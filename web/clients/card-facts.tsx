import type { ReactNode } from 'react'
import type { Appointment } from '@parlor/contract/appointments.ts'
import { type Purpose, purposes } from '@parlor/contract/client-cards.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useFollow } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Ban, Check, X } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { clientWords } from '../words/en-clients.ts'
import { timesIn } from '../words/times.ts'
import css from './card.module.css'
import { birthdayWords, languageName } from './client-words.ts'
import { consentOf } from './consent-of.ts'
import { VisitCard } from './next-visit.tsx'
import type { Card } from './use-card.ts'
import type { ClientVisits } from './use-client-visits.ts'

const t = clientWords.card

/** What we know, what they agreed to, and who else is on the number; beside the history. */
type FactsProps = { card: Card; visits: ClientVisits | null }

export function CardFacts({ card, visits }: FactsProps) {
  return (
    <div className={css.facts}>
      {visits?.page && <Next coming={visits.page.coming} />}
      <About card={card} visits={visits} />
      {card.client.phones.length + card.client.emails.length > 0 && <Consents card={card} />}
      <Shares card={card} />
      {card.client.note && (
        <section className={css.section}>
          <h2 className={css.sectionTitle}>{t.pinned}</h2>
          <p className={css.pinned} dir="auto">
            {card.client.note}
          </p>
        </section>
      )}
    </div>
  )
}

function Next({ coming }: { coming: Appointment | null }) {
  return (
    <section className={css.section} aria-label={t.nextVisit}>
      <h2 className={css.sectionTitle}>{t.nextVisit}</h2>
      {coming ? <VisitCard one={coming} /> : <p className={css.when}>{t.noneBooked}</p>}
    </section>
  )
}

function About({ card: { client }, visits }: FactsProps) {
  const { session } = useScreen()
  const colleagues = useColleagues()
  const follow = useFollow()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const details = paths.client(client.id, 'details')
  const place = session.locations.find(each => each.id === client.locationId)
  const provider = colleagues.get(client.providerId ?? '')
  const counts = visits?.page?.counts
  const said: [string, ReactNode][] = [
    [t.facts.since, times.date(client.createdAt, nowMs)],
    [t.facts.visits, counts && t.counts(counts.kept, counts.moved, counts.missed)],
    [t.facts.staff, provider?.name],
    [t.facts.place, place?.name],
    [t.facts.type, client.type],
    [t.facts.groups, client.groups.map(each => each.name).join(', ')],
    [t.facts.email, client.emails.map(each => each.email).join(', ')],
    [t.facts.language, client.language && languageName(client.language)],
    [t.facts.birthday, client.birthday && birthdayWords(client.birthday)],
    [t.facts.preferred, client.preferredChannel && t.channels[client.preferredChannel]],
    [t.facts.uid, client.uid],
    [t.facts.externalId, client.externalId]
  ]
  return (
    <section className={css.section}>
      <div className={css.sectionHead}>
        <h2 className={css.sectionTitle}>{t.about}</h2>
        <a href={details} className={css.link} onClick={follow(details)}>
          {t.edit}
        </a>
      </div>
      <dl className={css.list}>
        {said.map(
          ([label, value]) =>
            value && (
              <div key={label} className={css.fact}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            )
        )}
      </dl>
    </section>
  )
}

function Consents({ card: { client } }: { card: Card }) {
  const { timeZone } = useScreen().session.business
  const nowMs = useMinute()
  const times = timesIn(timeZone)
  const contacts = [client.phones[0]?.phone, client.emails[0]?.email].filter(
    each => each !== undefined
  )
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t.consent}</h2>
      <ul className={css.consents}>
        {contacts.flatMap(contact =>
          purposes.map(purpose => {
            const consent = consentOf(client, contact, purpose)
            const isStopped = client.phones.some(each => each.phone === contact && each.optedOutAt)
            const day = consent && times.date(consent.at, nowMs)
            const when = !day ? t.neverGiven : consent.given ? t.since(day) : t.takenBack(day)
            const isGiven = consent?.given === true && !isStopped
            return (
              <li key={contact + purpose} className={css.consent}>
                <Icon of={isStopped ? Ban : isGiven ? Check : X} size={16} />
                <span>{nameOf(contact, purpose)}</span>
                <span className={css.when}>{isStopped ? t.stopped : when}</span>
              </li>
            )
          })
        )}
      </ul>
    </section>
  )
}

function nameOf(contact: string, purpose: Purpose): string {
  return contact.startsWith('+') ? t.purposes[purpose] : t.emailPurposes[purpose]
}

function Shares({ card: { shares } }: { card: Card }) {
  const follow = useFollow()
  if (shares.length === 0) return null
  return (
    <section className={css.section}>
      <h2 className={css.sectionTitle}>{t.shares}</h2>
      <ul className={css.sharers}>
        {shares.map(({ id, name, phone }) => (
          <li key={id + phone} className={css.sharer}>
            <Avatar initials={initialsOf(name)} size={28} />
            <span className={css.sharerWords}>
              <a
                href={paths.client(id)}
                className={css.sharerName}
                onClick={follow(paths.client(id))}
              >
                <bdi>{name}</bdi>
              </a>
              <span className={css.when}>{showPhone(phone)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
