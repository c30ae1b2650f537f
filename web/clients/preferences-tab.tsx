import { changeClient, channels, noteConsent, purposes } from '@parlor/contract/client-cards.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Segments } from '../ui/segments.tsx'
import { Switch } from '../ui/tick.tsx'
import { clientWords } from '../words/en-clients.ts'
import { timesIn } from '../words/times.ts'
import css from './card.module.css'
import { consentOf } from './consent-of.ts'
import type { Card } from './use-card.ts'

const t = clientWords.preferences
const card = clientWords.card

/** How somebody wants to be reached, and what they agreed to; each takes effect at once. */
export function PreferencesTab({ card: { client } }: { card: Card }) {
  const { permissions, business } = useScreen().session
  const { act, fault } = useAct()
  const nowMs = useMinute()
  const times = timesIn(business.timeZone)
  const mayChange = permissions.includes('clients.manage')
  const contacts = [
    ...client.phones.map(({ phone, optedOutAt }) => ({
      contact: phone,
      isStopped: optedOutAt !== null
    })),
    ...client.emails.map(({ email }) => ({ contact: email, isStopped: false }))
  ]
  const options = [
    { value: 'none', label: t.channelNone },
    ...channels.map(value => ({ value, label: card.channels[value] }))
  ]
  return (
    <div className={css.form}>
      <section className={css.preference}>
        <h2 className={css.sectionTitle}>{t.channel}</h2>
        <Segments
          label={t.channel}
          value={client.preferredChannel ?? 'none'}
          options={options}
          onChange={value => {
            const channel = channels.find(each => each === value) ?? null
            void act(changeClient, { id: client.id, preferredChannel: channel })
          }}
        />
      </section>
      <section className={css.preference}>
        <h2 className={css.sectionTitle}>{card.consent}</h2>
        <p className={css.dialogHelp}>{contacts.length === 0 ? t.noContacts : t.consentHelp}</p>
        {contacts.map(({ contact, isStopped }) => (
          <fieldset key={contact} className={css.contact}>
            <legend className={css.legend}>
              {contact.startsWith('+') ? showPhone(contact) : contact}
            </legend>
            {purposes.map(purpose => {
              const consent = consentOf(client, contact, purpose)
              const names = contact.startsWith('+') ? card.purposes : card.emailPurposes
              const day = consent && times.date(consent.at, nowMs)
              const when = !day
                ? card.neverGiven
                : consent.given
                  ? card.since(day)
                  : card.takenBack(day)
              return (
                <div key={purpose} className={css.agreed}>
                  <Switch
                    isChecked={consent?.given === true && !isStopped}
                    disabledBecause={
                      isStopped ? card.stopped : mayChange ? null : clientWords.form.mayNot
                    }
                    onChange={given =>
                      void act(noteConsent, {
                        ...{ id: client.id, contact, purpose, given, source: 'at the desk' }
                      })
                    }
                  >
                    {names[purpose]}
                  </Switch>
                  <span className={css.when}>{isStopped ? card.stopped : when}</span>
                </div>
              )
            })}
          </fieldset>
        ))}
      </section>
      <FaultLine fault={fault} />
    </div>
  )
}
