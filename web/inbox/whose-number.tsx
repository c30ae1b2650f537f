import { useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { createClientHere, linkClient } from '@parlor/contract/new-conversation.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { call } from '../call.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { ComboList, useCombo } from '../ui/combo.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame, TextField } from '../ui/field.tsx'
import field from '../ui/field.module.css'
import { Check } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { peopleWords } from '../words/en-people.ts'
import type { ThreadDialogProps } from './open-act.ts'
import { submitting, useTry } from './use-try.tsx'
import { useRecipients } from './use-recipients.ts'

const words = peopleWords.unknown

/** Of several on one number, or of anybody: whom the conversation is with. */
export function WhoseNumber({ row, onClose }: ThreadDialogProps) {
  const [isNew, makeNew] = useState(false)
  if (isNew) return <CreateClient row={row} onClose={onClose} />
  return <AssignClient row={row} onClose={onClose} onNew={() => makeNew(true)} />
}

type AskProps = { row: ConversationRow; onClose: () => void }

export function CreateClient({ row, onClose }: AskProps) {
  const [clientId] = useState(() => newId())
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const tried = useTry(onClose)
  const whyNot = name.trim() === '' ? words.nameFirst : null
  const save = () =>
    void tried.go(() =>
      call(createClientHere, { id: row.id, clientId, name, ...(email && { email }) })
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.createTitle(showPhone(row.phone))}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone="primary" disabledBecause={whyNot} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <form onSubmit={submitting(() => whyNot === null && save())}>
        <TextField label={words.name} value={name} onChange={setName} error={tried.why} />
        <TextField label={words.email} type="email" value={email} onChange={setEmail} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** Those who share the number stand there first; anybody else is found by typing. */
export function AssignClient({ row, onClose, onNew }: AskProps & { onNew?: () => void }) {
  const [q, setQ] = useState('')
  const [chosen, choose] = useState<{ id: string; name: string } | null>(null)
  const tried = useTry(onClose)
  const { found, why } = useRecipients(q || row.phone, row.numberId)
  const clients = (found?.recipients ?? []).flatMap(each =>
    each.clients.map(client => ({ ...client, phone: each.phone }))
  )
  const seen = new Map(clients.map(client => [client.id, client]))
  const combo = useCombo([
    {
      title: q ? words.found : words.sharing,
      options: [...seen.values()].map(({ id, name, phone, matched }) => ({
        ...{ id, words: name, face: <Avatar initials={initialsOf(name)} size={28} /> },
        under: [phone && showPhone(phone), matched].filter(Boolean).join(' · '),
        ...(id === row.client?.id && { isOff: true, beside: <Current /> }),
        onPick() {
          choose({ id, name })
          setQ(name)
        }
      }))
    }
  ])
  const save = () => chosen && tried.go(() => call(linkClient, { id: row.id, clientId: chosen.id }))
  const isNone = q !== '' && seen.size === 0 && found?.q === q
  return (
    <Dialog
      isOpen
      size="work"
      onClose={onClose}
      title={words.assignTitle(showPhone(row.phone))}
      actions={
        <>
          {onNew && <Button onPress={onNew}>{words.newHere}</Button>}
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            tone="primary"
            disabledBecause={chosen ? null : words.chooseFirst}
            onPress={() => void save()}
          >
            {words.saveAssign}
          </Button>
        </>
      }
    >
      <FieldFrame label={words.find} error={tried.why ?? why} help={isNone ? words.none : null}>
        {({ id, describedBy }) => (
          <>
            <span className={field.box}>
              <input
                id={id}
                className={field.input}
                autoFocus
                value={q}
                aria-describedby={describedBy}
                onChange={event => {
                  setQ(event.target.value)
                  choose(null)
                }}
                {...combo.field}
              />
            </span>
            {!chosen && <ComboList label={words.find} {...combo.list} />}
          </>
        )}
      </FieldFrame>
    </Dialog>
  )
}

function Current() {
  return (
    <Chip tone="good" icon={Check}>
      {words.current}
    </Chip>
  )
}
