import { type Ref, useEffect, useState } from 'react'
import { findRecipients, type Recipient } from '@parlor/contract/new-conversation.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { call } from '../call.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { ComboList, useCombo } from '../ui/combo.tsx'
import { FieldFrame } from '../ui/field.tsx'
import field from '../ui/field.module.css'
import { initialsOf } from '../ui/initials.ts'
import { visitWords as t } from '../words/en-visit.ts'
import css from './visit.module.css'

export type Picked = {
  client: { id: string; name: string }
  phone: string
  conversationId: string | null
}

type ClientFieldProps = {
  client: { id: string; name: string } | null
  phone: string
  onPick: (picked: Picked | null) => void
  inputRef?: Ref<HTMLInputElement>
  isFirst: boolean // a new visit begins here
}

/** Who comes: found by name, phone, e-mail or UID while one types. */
export function ClientField({ client, phone, onPick, isFirst, inputRef }: ClientFieldProps) {
  const [isOpen, open] = useState(false)
  if (client && !isOpen) {
    return (
      <div className={css.client}>
        <Avatar initials={initialsOf(client.name)} />
        <span className={css.clientWords}>
          <strong>
            <bdi>{client.name}</bdi>
          </strong>
          <span className={css.under}>{phone ? phoneShown(phone) : t.noPhone}</span>
        </span>
        <Button tone="quiet" onPress={() => open(true)}>
          {t.change}
        </Button>
      </div>
    )
  }
  const pick = (picked: Picked | null) => {
    open(false)
    onPick(picked)
  }
  return (
    <Finder onPick={pick} inputRef={inputRef} isFocused={isFirst || isOpen}>
      {client ? (
        <Button tone="quiet" onPress={() => open(false)}>
          {t.keepClient(client.name)}
        </Button>
      ) : null}
    </Finder>
  )
}

const phoneShown = (phone: string) => (/^\+\d+$/.test(phone) ? showPhone(phone) : phone)

type FinderProps = {
  onPick: (picked: Picked) => void
  inputRef: Ref<HTMLInputElement> | undefined
  isFocused: boolean
  children: React.ReactNode
}

function Finder({ onPick, inputRef, isFocused, children }: FinderProps) {
  const [q, setQ] = useState('')
  const [isIn, setIn] = useState(false)
  const found = useFound(q, isIn)
  const options = found.flatMap(each =>
    each.clients.map(client => ({
      id: `${client.id} ${each.phone ?? ''}`,
      words: client.name,
      face: <Avatar initials={initialsOf(client.name)} size={28} />,
      under: [each.phone && showPhone(each.phone), client.matched].filter(Boolean).join(' · '),
      onPick: () =>
        onPick({
          client: { id: client.id, name: client.name },
          phone: each.phone ?? '',
          conversationId: each.conversation?.id ?? null
        })
    }))
  )
  const combo = useCombo(isIn ? [{ title: t.clients, options }] : [])
  return (
    <FieldFrame label={t.client} help={t.clientHelp} beside={children}>
      {({ id, describedBy }) => (
        <div className={css.finder}>
          <span className={field.box}>
            <input
              ref={inputRef}
              id={id}
              className={field.input}
              // biome-ignore lint/a11y/noAutofocus: one came here to say who comes
              autoFocus={isFocused}
              value={q}
              placeholder={t.clientExample}
              aria-describedby={describedBy}
              onChange={event => setQ(event.target.value)}
              onFocus={() => setIn(true)}
              onBlur={() => setIn(false)}
              {...combo.field}
            />
          </span>
          {isIn && options.length > 0 && (
            <div className={css.found}>
              <ComboList label={t.clients} {...combo.list} />
            </div>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

const waitMs = 80

function useFound(q: string, isIn: boolean): Recipient[] {
  const [found, put] = useState<Recipient[]>([])
  useEffect(() => {
    if (!isIn) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(findRecipients, { q }, stop.signal).then(
        ({ recipients }) => put(recipients.filter(each => each.clients.length > 0)),
        () => {} // What was found stays.
      )
    }, waitMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, isIn])
  return found
}
