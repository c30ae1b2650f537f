import { useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import { type Recipient, startConversation } from '@parlor/contract/new-conversation.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { call, Refused } from '../call.ts'
import {
  type Chosen,
  chosenIn,
  keepChosen,
  newConversationDraft
} from '../sync/new-conversation-draft.ts'
import { useApp, useDrafts, useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { ComboList, type ComboOption, useCombo } from '../ui/combo.tsx'
import { FieldFrame } from '../ui/field.tsx'
import field from '../ui/field.module.css'
import { initialsOf } from '../ui/initials.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { peopleWords } from '../words/en-people.ts'
import { costOf } from './cost.ts'
import css from './new-conversation.module.css'
import { whyOf } from './or-say.ts'
import { useRecipients } from './use-recipients.ts'

const words = peopleWords.newConversation
const draft = newConversationDraft
const separators = /[,;]/

/** One person, one text. What was typed is kept when one leaves. */
export function useNewConversation(onStarted: (conversationId: string) => void) {
  const { session } = useScreen()
  const { drafts } = useApp()
  const text = useDrafts().get(draft.text) ?? ''
  const [numberId, setNumber] = useState(session.numbers[0]?.id ?? '')
  const [chosen, choose] = useState<Chosen | null>(() => chosenIn(drafts))
  const start = useStart(onStarted)
  const cost = costOf(text)
  const whyNot = !chosen ? words.nobody : cost ? null : words.empty

  function pick(next: Chosen | null) {
    start.forget()
    keepChosen(drafts, next)
    choose(next)
  }

  const fields = (
    <>
      {chosen ? (
        <ChosenField chosen={chosen} why={start.why} onChange={() => pick(null)} />
      ) : (
        <ToField numberId={numberId} onPick={pick} onOpen={onStarted} />
      )}
      {start.openId && (
        <Button onPress={() => onStarted(start.openId!)}>{words.openInstead}</Button>
      )}
      {session.numbers.length > 1 && (
        <Select
          label={words.from}
          value={numberId}
          placeholder={words.from}
          options={session.numbers.map(({ id, label }) => ({ id, label }))}
          onChange={setNumber}
        />
      )}
      <TextArea
        label={words.text}
        placeholder={words.textPlaceholder}
        value={text}
        onChange={value => drafts.set(draft.text, value)}
      />
    </>
  )
  const send = (
    <Button
      tone="primary"
      disabledBecause={whyNot}
      onPress={() => chosen && start.go({ numberId, chosen, body: text })}
    >
      {words.send}
    </Button>
  )
  return { fields, send, texts: cost && words.texts(cost.texts) }
}

type Start = { numberId: string; chosen: Chosen; body: string }

/** The same text tried again keeps its id: it cannot go twice. */
function useStart(onStarted: (conversationId: string) => void) {
  const { drafts } = useApp()
  const [tried, setTried] = useState<{ of: string; id: string } | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  return {
    why,
    openId,
    forget() {
      setWhy(null)
      setOpenId(null)
    },
    async go({ numberId, chosen, body }: Start) {
      const of = JSON.stringify([numberId, chosen.phone, body])
      const messageId = tried?.of === of ? tried.id : newId()
      setTried({ of, id: messageId })
      const { phone, clientId } = chosen
      try {
        const input = { numberId, phone, messageId, body, ...(clientId && { clientId }) }
        const { conversation } = await call(startConversation, input)
        drafts.set(draft.text, '')
        keepChosen(drafts, null)
        onStarted(conversation.id)
      } catch (error) {
        setWhy(whyOf(error))
        const details = error instanceof Refused ? error.problem.details : null
        setOpenId((details as { conversationId?: string } | null)?.conversationId ?? null)
      }
    }
  }
}

type ChosenProps = { chosen: Chosen; why: string | null; onChange: () => void }

function ChosenField({ chosen, why, onChange }: ChosenProps) {
  const shown = showPhone(chosen.phone)
  return (
    <FieldFrame label={words.to} error={why}>
      {({ id, describedBy }) => (
        <div className={css.chosen}>
          <span id={id} aria-describedby={describedBy}>
            {chosen.name} {chosen.name !== shown && <span className={css.count}>{shown}</span>}
          </span>
          <Button size="s" onPress={onChange}>
            {words.change}
          </Button>
        </div>
      )}
    </FieldFrame>
  )
}

type ToProps = { numberId: string; onPick: (chosen: Chosen) => void; onOpen: (id: string) => void }

function ToField({ numberId, onPick, onOpen }: ToProps) {
  const [q, ask] = useState('')
  const { found, why } = useRecipients(q, numberId)
  const several = separators.test(q) ? words.several : null
  const recipients = found?.recipients ?? []
  const option = (each: Recipient) => toOption(each, onPick, onOpen)
  const combo = useCombo([
    { title: q ? words.clients : words.recent, options: recipients.map(option) },
    { title: words.others, options: found?.raw ? [option(found.raw)] : [] }
  ])
  const count = recipients.length + (found?.raw ? 1 : 0)
  return (
    <FieldFrame
      label={words.to}
      error={several ?? why}
      help={found?.q === q && count === 0 ? words.unfinished : words.toHelp}
      beside={found && <span className={css.count}>{words.found(count)}</span>}
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
              aria-invalid={several ? true : undefined}
              onChange={event => ask(event.target.value)}
              {...combo.field}
            />
          </span>
          {!several && <ComboList label={words.to} {...combo.list} />}
        </>
      )}
    </FieldFrame>
  )
}

function toOption(
  each: Recipient,
  onPick: (chosen: Chosen) => void,
  onOpen: (id: string) => void
): ComboOption {
  const { phone, clients, conversation, problem } = each
  const shown = phone ? showPhone(phone) : ''
  const name = clients.map(client => client.name).join(' and ') || shown
  const about = [shown, clients[0]?.matched, clients[1] && words.family(clients.length), problem]
  const isOpen = conversation?.isOpen === true
  return {
    id: phone ?? clients[0]!.id,
    words: name,
    under: about.filter(part => part && part !== name).join(' · '),
    face: <Avatar initials={clients[0] ? initialsOf(clients[0].name) : ''} size={36} />,
    beside: problem ? (
      <Chip tone="stop">{words.cannot}</Chip>
    ) : (
      isOpen && <Chip>{words.openInstead}</Chip>
    ),
    isOff: problem !== null,
    onPick() {
      if (isOpen) onOpen(conversation.id)
      else if (phone) onPick({ phone, name, ...(clients[0] && { clientId: clients[0].id }) })
    }
  }
}
