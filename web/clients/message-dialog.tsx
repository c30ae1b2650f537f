import { type ReactNode, useRef, useState } from 'react'
import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { emailLimits, sendClientEmail } from '@parlor/contract/client-emails.ts'
import { newId } from '@parlor/contract/ids.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAct } from '../settings/use-act.ts'
import type { Fault } from '../sync/fault.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { showToast } from '../ui/toasts.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import { type Via, viaOf, type Wish, whyNotBy, whySwitched } from './message-via.ts'
import type { Card } from './use-card.ts'
import { type MessageWords, useMessageWords } from './use-message-words.ts'
import { useText } from './use-text.ts'

const t = clientWords.messageDialog

export type MessageDialogProps = {
  card: Card | null // null: nobody is chosen yet, or is being read
  wordsOf: string
  title: string
  /** Who it is for, where that can be chosen; `onLeave` when it becomes somebody else. */
  contact?: (onLeave: () => void) => ReactNode
  onClose: () => void // what was written stays
  onDone?: () => void // it was sent, or goes on in its conversation
}

/** A message by e-mail or by text. A text goes on in its conversation, which knows what it costs and
 * whether it may be sent; the words go along. */
export function MessageDialog(props: MessageDialogProps) {
  const { card, wordsOf, title, contact, onClose, onDone = onClose } = props
  const [wish, setWish] = useState<Wish | null>(null)
  const [address, setAddress] = useState<string | null>(null)
  const words = useMessageWords(wordsOf)
  const goOn = useText(card, words.body)
  const sending = useSending(words)
  const via = card ? viaOf(card, wish) : 'text'
  const email = card ? addressOf(card.client, address) : null
  const whyNot = card && whyNotBy(card, via, email)
  const missing = words.body.trim() === '' ? t.missing : null
  const noSubject = words.subject.trim() === '' ? t.missingSubject : null

  function takeOn() {
    words.forget()
    onDone()
    goOn()
  }

  return (
    <Dialog
      isOpen
      size="work"
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          {card && via === 'email' && (
            <Button
              tone="primary"
              isBusy={sending.isBusy}
              disabledBecause={whyNot ?? noSubject ?? missing}
              onPress={() => void sending.send(card.client, email!).then(ok => ok && onDone())}
            >
              {t.send}
            </Button>
          )}
          {card && via === 'text' && (
            <Button tone="primary" disabledBecause={whyNot ?? missing} onPress={takeOn}>
              {t.goOn}
            </Button>
          )}
        </>
      }
    >
      <div className={css.message}>
        {contact?.(() => card && setWish({ via, clientId: card.client.id }))}
        {card && (
          <>
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
              onChange={chosen => setWish({ via: chosen, clientId: card.client.id })}
            />
            <Where client={card.client} via={via} email={email} onChange={setAddress} />
            <WhyNot words={whyNot ?? whySwitched(card, wish)} />
            <WordFields words={words} via={via} fault={sending.fault} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The same e-mail tried again keeps its id, so it cannot go twice; to somebody else it is another. */
function useSending(words: MessageWords) {
  const { act, isBusy, fault } = useAct()
  const tried = useRef<{ to: string; id: string } | null>(null)
  async function send(client: ClientRecord, email: string): Promise<boolean> {
    const to = `${client.id} ${email}`
    if (tried.current?.to !== to) tried.current = { to, id: newId() }
    const { subject, body } = words
    const given = { id: client.id, emailId: tried.current.id, email, subject, body }
    if (!(await act(sendClientEmail, given))) return false
    words.forget()
    showToast({ words: t.onItsWay(client.name) })
    return true
  }
  return { send, isBusy, fault }
}

function addressOf({ emails }: ClientRecord, chosen: string | null): string | null {
  const own = emails.find(each => each.email === chosen) ?? emails[0]
  return own?.email ?? null
}

function WhyNot({ words }: { words: string | null }) {
  if (!words) return null
  return (
    <p role="status" className={css.whyNot}>
      {words}
    </p>
  )
}

type WordFieldsProps = { words: MessageWords; via: Via; fault: Fault | null }

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

type WhereProps = {
  client: ClientRecord
  via: Via
  email: string | null
  onChange: (email: string) => void
}

/** The number or the address; of several addresses one is chosen. */
function Where({ client, via, email, onChange }: WhereProps) {
  const main = client.phones[0]
  if (via === 'text') return main && <p className={css.when}>{t.to(showPhone(main.phone))}</p>
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
