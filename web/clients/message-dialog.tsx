import { useState } from 'react'
import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { emailLimits, sendClientEmail } from '@parlor/contract/client-emails.ts'
import { newId } from '@parlor/contract/ids.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import type { Fault } from '../sync/fault.ts'
import { useApp } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { consentOf } from './consent-of.ts'
import type { Card } from './use-card.ts'
import { useText } from './use-text.ts'

const t = clientWords.messageDialog
type Via = 'email' | 'text'

/** A message by e-mail or by text. A text goes on in its conversation, which knows what it costs and
 * whether it may be sent; the words go along. */
export function MessageDialog({ card, onClose }: { card: Card; onClose: () => void }) {
  const { client } = card
  const [via, setVia] = useState<Via>(() => usualVia(client))
  const [email, setEmail] = useState(client.emails[0]?.email ?? null)
  const words = useWords(client.id)
  const goOn = useText(card, words.body)
  const [emailId] = useState(newId)
  const { act, isBusy, fault } = useAct()
  const why = whyNot(card, via, email)

  async function send() {
    const { subject, body } = words
    if (!(await act(sendClientEmail, { id: client.id, emailId, email: email!, subject, body })))
      return
    words.forget()
    showToast({ words: t.onItsWay(client.name) })
    onClose()
  }

  function takeOn() {
    words.forget()
    onClose()
    goOn()
  }

  const missing = words.body.trim() === '' ? t.missing : null
  const noSubject = words.subject.trim() === '' ? t.missingSubject : null
  return (
    <Dialog
      isOpen
      size="work"
      title={t.title(client.name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          {via === 'email' ? (
            <Button
              tone="primary"
              isBusy={isBusy}
              disabledBecause={why ?? noSubject ?? missing}
              onPress={() => void send()}
            >
              {t.send}
            </Button>
          ) : (
            <Button tone="primary" disabledBecause={why ?? missing} onPress={takeOn}>
              {t.goOn}
            </Button>
          )}
        </>
      }
    >
      <div className={css.message}>
        <p className={css.via} aria-hidden>
          {t.via}
        </p>
        <Segments
          label={t.via}
          value={via}
          options={[
            { value: 'email', label: t.email },
            { value: 'text', label: t.text }
          ]}
          onChange={setVia}
        />
        {via === 'email' ? (
          <Recipient client={client} email={email} onChange={setEmail} />
        ) : (
          <p className={css.when}>{client.phones[0] && t.to(showPhone(client.phones[0].phone))}</p>
        )}
        {why && (
          <p role="status" className={css.whyNot}>
            {why}
          </p>
        )}
        <WordFields words={words} via={via} fault={fault} />
      </div>
    </Dialog>
  )
}

type WordFieldsProps = { words: Words; via: Via; fault: Fault | null }

function WordFields({ words, via, fault }: WordFieldsProps) {
  const ofField = (name: string) => (fault?.field === name ? fault.words : null)
  const isOfField = fault?.field === 'subject' || fault?.field === 'body'
  return (
    <>
      {via === 'email' ? (
        <TextField
          label={t.subject}
          help={t.subjectHelp}
          value={words.subject}
          maxLength={emailLimits.subjectCharactersMax}
          onChange={words.setSubject}
          error={ofField('subject')}
        />
      ) : (
        words.subject !== '' && <p className={css.when}>{t.noSubject(words.subject)}</p>
      )}
      <TextArea
        label={t.body}
        value={words.body}
        maxLength={emailLimits.bodyCharactersMax}
        onChange={words.setBody}
        error={ofField('body')}
      />
      <FaultLine fault={isOfField ? null : fault} />
    </>
  )
}

type RecipientProps = {
  client: ClientRecord
  email: string | null
  onChange: (email: string) => void
}

function Recipient({ client, email, onChange }: RecipientProps) {
  if (client.emails.length < 2) return email && <p className={css.when}>{t.to(email)}</p>
  return (
    <Select
      label={t.address}
      value={email}
      placeholder={t.address}
      options={client.emails.map(each => ({ id: each.email, label: each.email }))}
      onChange={onChange}
    />
  )
}

/** What the client prefers, where it can be; else what there is. */
function usualVia({ preferredChannel, emails, phones }: ClientRecord): Via {
  if (preferredChannel === 'text' && phones.length > 0) return 'text'
  return emails.length > 0 || phones.length === 0 ? 'email' : 'text'
}

function whyNot({ client, canEmail }: Card, via: Via, email: string | null): string | null {
  if (via === 'text') return client.phones.length === 0 ? t.noPhone : null
  if (!email) return t.noAddress
  if (!canEmail) return t.noMailServer
  const saidNo = consentOf(client, email, 'appointments')?.given === false
  return saidNo ? t.noConsent(client.name, email) : null
}

type Words = ReturnType<typeof useWords>

/** Kept until it is sent, whatever happens to the dialog. */
function useWords(clientId: string) {
  const { drafts } = useApp()
  const keys = { subject: `client-subject ${clientId}`, body: `client-message ${clientId}` }
  const [subject, putSubject] = useState(() => drafts.get(keys.subject))
  const [body, putBody] = useState(() => drafts.get(keys.body))
  return {
    subject,
    body,
    setSubject(words: string) {
      putSubject(words)
      drafts.set(keys.subject, words)
    },
    setBody(words: string) {
      putBody(words)
      drafts.set(keys.body, words)
    },
    forget() {
      drafts.set(keys.subject, '')
      drafts.set(keys.body, '')
    }
  }
}
