import { useEffect, useRef, useState } from 'react'
import { getClient } from '@parlor/contract/client-cards.ts'
import { call } from '../call.ts'
import { whyOf } from '../inbox/or-say.ts'
import { useApp } from '../sync/use-app.tsx'
import { clientWords } from '../words/en-clients.ts'
import { type Contact, ContactField } from './contact-field.tsx'
import { MessageDialog } from './message-dialog.tsx'
import type { Card } from './use-card.ts'

const t = clientWords.messageDialog
const own = { words: 'to-anybody', to: 'client-message-to' } // what is kept of it until it is sent

/** A message to whomever one finds; whoever it goes to may be changed, and the words stay. */
export function SendMessage({ onClose }: { onClose: () => void }) {
  const { drafts } = useApp()
  const [contact, choose] = useState<Contact | null>(() => {
    const kept = drafts.get(own.to)
    return kept ? (JSON.parse(kept) as Contact) : null
  })
  const { card, why } = useCardOf(contact?.id ?? null)
  const field = useRef<HTMLDivElement>(null)
  const clientId = card?.client.id
  useEffect(() => {
    // Whoever was found by keys writes on by keys.
    if (clientId) firstEmpty(field.current!.parentElement!)?.focus()
  }, [clientId])

  function keep(next: Contact | null) {
    drafts.set(own.to, next ? JSON.stringify(next) : '')
    choose(next)
  }
  return (
    <MessageDialog
      card={card}
      wordsOf={own.words}
      title={t.anyTitle}
      contact={onLeave => (
        <div ref={field}>
          <ContactField
            contact={contact}
            why={why}
            onChoose={next => {
              onLeave()
              keep(next)
            }}
          />
        </div>
      )}
      onClose={onClose}
      onDone={() => {
        keep(null)
        onClose()
      }}
    />
  )
}

function firstEmpty(form: HTMLElement) {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input[type="text"], textarea')]
  return fields.find(field => field.value === '') ?? fields.at(-1)
}

/** The card of whoever was chosen; null while it is read. */
function useCardOf(id: string | null): { card: Card | null; why: string | null } {
  const [read, put] = useState<{ of: string; card: Card | null; why: string | null } | null>(null)
  useEffect(() => {
    if (!id) return
    const leaving = new AbortController()
    call(getClient, { id }, leaving.signal).then(
      card => put({ of: id, card, why: null }),
      error => {
        if (!leaving.signal.aborted) put({ of: id, card: null, why: whyOf(error) })
      }
    )
    return () => leaving.abort()
  }, [id])
  return read && read.of === id ? read : { card: null, why: null }
}
