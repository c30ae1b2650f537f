import { useState } from 'react'
import { addClientGroup, emailTypes, phoneTypes } from '@parlor/contract/client-cards.ts'
import { newId } from '@parlor/contract/ids.ts'
import { callOrSay } from '../settings/use-act.ts'
import type { Fault } from '../sync/fault.ts'
import { useFilterChoices } from '../sync/filter-choices.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Plus, X } from '../ui/icons.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Tick } from '../ui/tick.tsx'
import { clientWords } from '../words/en-clients.ts'
import css from './card.module.css'
import type { ClientDraft, EmailType, PhoneType } from './client-draft.ts'
import { languageName, languages } from './client-words.ts'

const t = clientWords.form
const typeNames = clientWords.card.types

type FieldsProps = {
  draft: ClientDraft
  fault: Fault | null
  onChange: (draft: ClientDraft) => void
}

export function ClientFields({ draft, fault, onChange }: FieldsProps) {
  const put = (changed: Partial<ClientDraft>) => onChange({ ...draft, ...changed })
  const at = (field: string) => (fault?.field === field ? fault.words : null)
  const text = (field: 'uid' | 'externalId' | 'type' | 'birthday', help?: string) => (
    <TextField
      label={t[field]}
      value={draft[field]}
      error={at(field)}
      help={help}
      onChange={value => put({ [field]: value })}
    />
  )
  return (
    <>
      <TextField
        label={t.name}
        value={draft.name}
        error={at('name')}
        autoComplete="off"
        isRequired
        onChange={name => put({ name })}
      />
      <Phones draft={draft} fault={fault} put={put} />
      <Emails draft={draft} fault={fault} put={put} />
      <div className={css.two}>
        {text('type', t.typeHelp)}
        <Select
          label={t.language}
          value={draft.language}
          placeholder={t.noLanguage}
          options={[
            { id: '', label: t.noLanguage },
            ...[...new Set([...languages, ...(draft.language ? [draft.language] : [])])].map(
              tag => ({ id: tag, label: languageName(tag) })
            )
          ]}
          onChange={language => put({ language })}
        />
        {text('birthday', t.birthdayHelp)}
        {text('uid', t.uidHelp)}
        {text('externalId')}
      </div>
      <Groups draft={draft} put={put} />
      <TextArea
        label={t.note}
        help={t.noteHelp}
        value={draft.note}
        error={at('note')}
        onChange={note => put({ note })}
      />
    </>
  )
}

type PartProps = Omit<FieldsProps, 'onChange'> & { put: (changed: Partial<ClientDraft>) => void }

function Phones({ draft, fault, put }: PartProps) {
  const { phones } = draft
  const change = (place: number, next: { phone?: string; type?: PhoneType }) =>
    put({ phones: phones.with(place, { ...phones[place]!, ...next }) })
  return (
    <div className={css.several}>
      {phones.map(({ phone, type }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty number has nothing else of its own
        <div key={place} className={css.pair}>
          <TextField
            label={place === 0 ? t.phone : t.phoneNth(place + 1)}
            type="tel"
            value={phone}
            autoComplete="off"
            error={fault?.field?.startsWith(`phones.${place}`) ? fault.words : null}
            onChange={next => change(place, { phone: next })}
          />
          <Select
            label={t.kind(place + 1)}
            value={type}
            placeholder={typeNames.mobile}
            options={phoneTypes.map(id => ({ id, label: typeNames[id] }))}
            onChange={next => change(place, { type: next as PhoneType })}
          />
          <IconButton
            icon={X}
            label={t.takePhone(phone)}
            onPress={() => put({ phones: phones.toSpliced(place, 1) })}
          />
        </div>
      ))}
      <Button
        size="s"
        tone="quiet"
        icon={Plus}
        onPress={() => put({ phones: [...phones, { phone: '', type: 'mobile' }] })}
      >
        {t.addPhone}
      </Button>
    </div>
  )
}

function Emails({ draft, fault, put }: PartProps) {
  const { emails } = draft
  const change = (place: number, next: { email?: string; type?: EmailType }) =>
    put({ emails: emails.with(place, { ...emails[place]!, ...next }) })
  return (
    <div className={css.several}>
      {emails.map(({ email, type }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty address has nothing else of its own
        <div key={place} className={css.pair}>
          <TextField
            label={place === 0 ? t.email : t.emailNth(place + 1)}
            type="email"
            value={email}
            autoComplete="off"
            error={fault?.field?.startsWith(`emails.${place}`) ? fault.words : null}
            onChange={next => change(place, { email: next })}
          />
          <Select
            label={t.kind(place + 1)}
            value={type}
            placeholder={typeNames.other}
            options={emailTypes.map(id => ({ id, label: typeNames[id] }))}
            onChange={next => change(place, { type: next as EmailType })}
          />
          <IconButton
            icon={X}
            label={t.takeEmail(email)}
            onPress={() => put({ emails: emails.toSpliced(place, 1) })}
          />
        </div>
      ))}
      <Button
        size="s"
        tone="quiet"
        icon={Plus}
        onPress={() => put({ emails: [...emails, { email: '', type: 'other' }] })}
      >
        {t.addEmail}
      </Button>
    </div>
  )
}

/** Those that there are, and a new one where one is missing. */
function Groups({ draft, put }: Pick<PartProps, 'draft' | 'put'>) {
  const known = useFilterChoices()?.groups ?? []
  const [made, setMade] = useState<{ id: string; name: string }[]>([])
  const [name, setName] = useState('')
  const groups = [...known, ...made.filter(each => !known.some(one => one.id === each.id))]

  async function add() {
    const reply = await callOrSay(addClientGroup, { id: newId(), name })
    if (!reply) return
    setMade(before => [...before, reply.group])
    setName('')
    put({ groupIds: [...draft.groupIds, reply.group.id] })
  }

  return (
    <fieldset className={css.groups}>
      <legend className={css.legend}>{t.groups}</legend>
      {groups.length === 0 && <p className={css.when}>{t.noGroups}</p>}
      {groups.map(group => (
        <Tick
          key={group.id}
          isChecked={draft.groupIds.includes(group.id)}
          onChange={isIn =>
            put({
              groupIds: isIn
                ? [...draft.groupIds, group.id]
                : draft.groupIds.filter(id => id !== group.id)
            })
          }
        >
          {group.name}
        </Tick>
      ))}
      <div className={css.pair}>
        <TextField label={t.newGroup} value={name} maxLength={40} onChange={setName} />
        <Button disabledBecause={name.trim() === '' ? t.newGroup : null} onPress={() => void add()}>
          {t.addGroup}
        </Button>
      </div>
    </fieldset>
  )
}
