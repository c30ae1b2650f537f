import type { changeClient, ClientRecord } from '@parlor/contract/client-cards.ts'
import type { InputOf } from '@parlor/contract/endpoint.ts'
import { showPhone } from '@parlor/contract/phone.ts'

export type PhoneType = ClientRecord['phones'][number]['type']
export type EmailType = ClientRecord['emails'][number]['type']

/** A client as the form holds it: what is empty is an empty string. */
export type ClientDraft = {
  name: string
  phones: { phone: string; type: PhoneType }[]
  emails: { email: string; type: EmailType }[]
  uid: string
  externalId: string
  type: string
  groupIds: string[]
  language: string
  birthday: string
  note: string
}

export const emptyDraft: ClientDraft = {
  ...{ name: '', phones: [{ phone: '', type: 'mobile' }], emails: [{ email: '', type: 'home' }] },
  ...{ uid: '', externalId: '', type: '', groupIds: [], language: '', birthday: '', note: '' }
}

export function draftOf(client: ClientRecord): ClientDraft {
  const phones = client.phones.map(({ phone, type }) => ({ phone: showPhone(phone), type }))
  return {
    name: client.name,
    phones: phones.length > 0 ? phones : emptyDraft.phones,
    emails: client.emails.length > 0 ? [...client.emails] : emptyDraft.emails,
    uid: client.uid ?? '',
    externalId: client.externalId ?? '',
    type: client.type ?? '',
    groupIds: client.groups.map(each => each.id),
    language: client.language ?? '',
    birthday: client.birthday ?? '',
    note: client.note ?? ''
  }
}

type Fields = Omit<InputOf<typeof changeClient>, 'id'>

/** Only what differs: somebody else may have changed the rest meanwhile. */
export function changesOf(before: ClientDraft, now: ClientDraft): Fields {
  const wanted = fieldsOf(now)
  const had = fieldsOf(before)
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(had[name as keyof Fields])
  )
  return Object.fromEntries(changed) as Fields
}

export function fieldsOf(draft: ClientDraft): Fields & { name: string } {
  const orNull = (words: string) => (words.trim() === '' ? null : words.trim())
  return {
    name: draft.name.trim(),
    phones: draft.phones.filter(each => each.phone.trim() !== ''),
    emails: draft.emails.flatMap(({ email, type }) =>
      email.trim() === '' ? [] : [{ email: email.trim(), type }]
    ),
    uid: orNull(draft.uid),
    externalId: orNull(draft.externalId),
    type: orNull(draft.type),
    groupIds: draft.groupIds,
    language: orNull(draft.language),
    birthday: orNull(draft.birthday),
    note: orNull(draft.note)
  }
}
