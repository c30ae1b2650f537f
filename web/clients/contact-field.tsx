import { type ReactNode, useState } from 'react'
import type { Recipient } from '@parlor/contract/new-conversation.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useRecipients } from '../inbox/use-recipients.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { ComboList, type ComboOption, useCombo } from '../ui/combo.tsx'
import { FieldFrame } from '../ui/field.tsx'
import field from '../ui/field.module.css'
import { initialsOf } from '../ui/initials.ts'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'

const t = clientWords.messageDialog
export type Contact = { id: string; name: string }

type ContactFieldProps = {
  contact: Contact | null
  why: string | null // the card of whoever was chosen could not be read
  onChoose: (contact: Contact) => void
}

/** A client, found by name, number, e-mail or UID; may be changed, or kept after all. */
export function ContactField({ contact, why, onChoose }: ContactFieldProps) {
  const [isChanging, change] = useState(false)
  if (contact && !isChanging) {
    return (
      <FieldFrame label={t.contact} error={why}>
        {({ id, describedBy }) => (
          <div className={css.whom}>
            <Avatar initials={initialsOf(contact.name)} size={28} />
            <span id={id} aria-describedby={describedBy} className={css.whomName}>
              <bdi>{contact.name}</bdi>
            </span>
            <Button size="s" onPress={() => change(true)}>
              {t.change}
            </Button>
          </div>
        )}
      </FieldFrame>
    )
  }
  return (
    <Finder
      onPick={next => {
        change(false)
        onChoose(next)
      }}
    >
      {contact && (
        <Button size="s" tone="quiet" onPress={() => change(false)}>
          {t.keep(contact.name)}
        </Button>
      )}
    </Finder>
  )
}

function Finder(props: { onPick: (contact: Contact) => void; children: ReactNode }) {
  const [q, ask] = useState('')
  const { found, why } = useRecipients(q, undefined)
  const options = optionsOf(found?.recipients ?? [], props.onPick)
  const combo = useCombo([{ title: q ? t.clients : t.recent, options }])
  const isNone = found?.q === q && options.length === 0
  return (
    <FieldFrame
      label={t.contact}
      error={why}
      help={isNone ? (q ? t.none : t.noneYet) : t.contactHelp}
      beside={props.children}
    >
      {({ id, describedBy }) => (
        <>
          <span className={field.box}>
            <input
              id={id}
              className={field.input}
              // biome-ignore lint/a11y/noAutofocus: one opened it to say to whom
              autoFocus
              value={q}
              aria-describedby={describedBy}
              onChange={event => ask(event.target.value)}
              {...combo.field}
            />
          </span>
          <ComboList label={t.clients} {...combo.list} />
        </>
      )}
    </FieldFrame>
  )
}

/** Each client once: a family that shares a number is several, and an e-mail goes to one of them. */
function optionsOf(
  recipients: readonly Recipient[],
  onPick: (contact: Contact) => void
): ComboOption[] {
  const all = new Map<string, ComboOption>()
  for (const { phone, clients } of recipients) {
    for (const { id, name, matched } of clients) {
      if (all.has(id)) continue
      all.set(id, {
        ...{ id, words: name, face: <Avatar initials={initialsOf(name)} size={36} /> },
        under: [phone ? showPhone(phone) : t.noNumber, matched].filter(Boolean).join(' · '),
        onPick: () => onPick({ id, name })
      })
    }
  }
  return [...all.values()]
}
