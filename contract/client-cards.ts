import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Phone } from './phone.ts'
import { Email } from './staff.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const clientLimits = {
  nameCharactersMax: 120,
  idCharactersMax: 64, // a UID, another system's id, a type
  noteCharactersMax: 5_000,
  phonesMax: 10,
  emailsMax: 10,
  patientsMax: 50,
  groupsMax: 50,
  pageRows: 50,
  pageRowsMax: 200,
  searchCharactersMax: 200,
  cursorCharactersMax: 400,
  countedMax: 10_000
}

export const phoneTypes = ['mobile', 'home', 'work', 'other'] as const
export const emailTypes = ['home', 'work', 'other'] as const
export const channels = ['text', 'email', 'phone', 'mail'] as const
export const purposes = ['appointments', 'marketing'] as const
export type Purpose = (typeof purposes)[number]
export type Channel = (typeof channels)[number]

const PhoneType = z.enum(phoneTypes)
const EmailType = z.enum(emailTypes)
const Note = z.string().check(z.maxLength(clientLimits.noteCharactersMax))
const ShortId = oneLine(clientLimits.idCharactersMax)
const LongLine = oneLine(clientLimits.nameCharactersMax)
/** `1988-06-06`, or `--06-06` where nobody knows the year. */
const Birthday = z
  .string()
  .check(z.regex(/^(\d{4}|-)-\d{2}-\d{2}$/, 'Write the birthday as 1988-06-06.'))
const Language = z
  .string()
  .check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Choose a language from the list.'))

/** A pet, a child: whom the client brings. */
export const Patient = z.object({
  id: Id,
  name: z.string(),
  kind: z.nullable(z.string()), // dog, daughter
  note: z.nullable(z.string())
})
export type Patient = z.infer<typeof Patient>

/** The last word on one contact and purpose. A STOP stands above it: see `optedOutAt`. */
export const Consent = z.object({
  contact: z.string(), // a phone or an e-mail address
  purpose: z.enum(purposes),
  given: z.boolean(),
  source: z.string(), // 'at the desk'
  byId: z.nullable(Id), // null: the client
  at: Instant
})
export type Consent = z.infer<typeof Consent>

export const ClientRecord = z.object({
  id: Id,
  name: z.string(),
  phones: z.array(
    z.object({
      phone: Phone,
      type: PhoneType,
      optedOutAt: z.nullable(Instant), // STOP from that phone
      blockedAt: z.nullable(Instant),
      problem: z.nullable(z.string()) // why it gets no texts whatever one does: a landline
    })
  ),
  emails: z.array(z.object({ email: z.string(), type: EmailType })),
  uid: z.nullable(z.string()),
  externalId: z.nullable(z.string()),
  type: z.nullable(z.string()),
  groups: z.array(z.object({ id: Id, name: z.string() })),
  providerId: z.nullable(Id), // whose client this is
  providerIds: z.array(Id), // who has or had an appointment with them
  locationId: z.nullable(Id),
  language: z.nullable(z.string()),
  birthday: z.nullable(z.string()),
  preferredChannel: z.nullable(z.enum(channels)),
  note: z.nullable(z.string()), // pinned
  consents: z.array(Consent),
  patients: z.array(Patient),
  createdAt: Instant
})
export type ClientRecord = z.infer<typeof ClientRecord>

/** As people write them; a phone in any format. The first of each is the main one. */
const fields = {
  name: LongLine,
  phones: z
    .array(
      z.object({
        phone: z.string().check(z.minLength(1), z.maxLength(64)),
        type: z._default(PhoneType, 'mobile')
      })
    )
    .check(z.maxLength(clientLimits.phonesMax, `${clientLimits.phonesMax} numbers are the most.`)),
  emails: z
    .array(z.object({ email: Email, type: z._default(EmailType, 'other') }))
    .check(
      z.maxLength(clientLimits.emailsMax, `${clientLimits.emailsMax} addresses are the most.`)
    ),
  uid: z.nullable(ShortId),
  externalId: z.nullable(ShortId),
  type: z.nullable(ShortId),
  groupIds: z.array(Id).check(z.maxLength(clientLimits.groupsMax)),
  language: z.nullable(Language),
  birthday: z.nullable(Birthday),
  preferredChannel: z.nullable(z.enum(channels)),
  note: z.nullable(Note)
}
const optionalFields = {
  phones: z.optional(fields.phones),
  emails: z.optional(fields.emails),
  uid: z.optional(fields.uid),
  externalId: z.optional(fields.externalId),
  type: z.optional(fields.type),
  groupIds: z.optional(fields.groupIds),
  language: z.optional(fields.language),
  birthday: z.optional(fields.birthday),
  preferredChannel: z.optional(fields.preferredChannel),
  note: z.optional(fields.note)
}

export const addClient = endpoint('POST', '/clients', {
  may: 'clients.manage',
  summary: 'A new client. The same client id again is the same client',
  input: z.object({
    id: Id,
    name: fields.name,
    ...optionalFields,
    locationId: z.optional(z.nullable(Id)),
    providerId: z.optional(z.nullable(Id))
  }),
  reply: z.object({ client: ClientRecord }),
  status: 201
})

export const getClient = endpoint('GET', '/clients/:id', {
  may: 'conversations.view-own',
  summary: 'A client’s card. Somebody who was merged is answered with whom they became',
  input: z.object({ id: Id }),
  reply: z.object({
    seq: z.number(),
    client: ClientRecord,
    shares: z.array(z.object({ phone: Phone, id: Id, name: z.string() })), // who else is on a number
    conversations: z.array(z.object({ id: Id, phone: z.string(), isOpen: z.boolean() })), // newest first
    canEmail: z.boolean() // there is a mail server that e-mails go by
  })
})

export const changeClient = endpoint('PATCH', '/clients/:id', {
  may: 'clients.manage',
  summary: 'Change what is given and leave the rest; a list is given whole',
  input: z.object({ id: Id, name: z.optional(fields.name), ...optionalFields }),
  reply: z.object({ client: ClientRecord })
})

export const noteConsent = endpoint('POST', '/clients/:id/consents', {
  may: 'clients.manage',
  summary: 'What a client agreed to, or took back. A STOP is undone by their START alone',
  input: z.object({
    id: Id,
    contact: z.string().check(z.minLength(3), z.maxLength(254)), // one of the client’s phones or e-mails
    purpose: z.enum(purposes),
    given: z.boolean(),
    source: z._default(oneLine(80), 'at the desk')
  }),
  reply: z.object({ client: ClientRecord })
})

const patientFields = {
  name: LongLine,
  kind: z._default(z.nullable(ShortId), null),
  note: z._default(z.nullable(Note), null)
}

export const putPatient = endpoint('PUT', '/clients/:id/patients/:patientId', {
  may: 'clients.manage',
  summary: 'Whom a client brings: a new one, or another name',
  input: z.object({ id: Id, patientId: Id, ...patientFields }),
  reply: z.object({ client: ClientRecord })
})

export const removePatient = endpoint('DELETE', '/clients/:id/patients/:patientId', {
  may: 'clients.manage',
  summary: 'They do not bring this one any more',
  input: z.object({ id: Id, patientId: Id }),
  reply: z.object({ client: ClientRecord })
})

export const addClientNote = endpoint('POST', '/clients/:id/notes', {
  may: 'messages.send',
  summary: 'A note on the card, for the staff alone. The same note id again is the same note',
  input: z.object({
    id: Id,
    noteId: Id,
    body: z.string().check(z.trim(), z.minLength(1), z.maxLength(clientLimits.noteCharactersMax))
  }),
  reply: z.object({}),
  status: 201
})

export const mergeClients = endpoint('POST', '/clients/:id/merge', {
  may: 'clients.manage',
  summary: 'This client and `intoId` are one person: everything goes there, with its history',
  input: z.object({ id: Id, intoId: Id }),
  reply: z.object({ client: ClientRecord })
})

export const eraseClient = endpoint('DELETE', '/clients/:id', {
  may: 'messages.delete',
  summary: 'Erase a client for good, with conversations; a STOP of theirs stays in force',
  input: z.object({ id: Id }),
  reply: z.object({})
})

/** What a row of the clients’ table shows. */
export const ClientLine = z.object({
  id: Id,
  name: z.string(),
  phone: z.nullable(Phone), // the main one
  texts: z.enum(['can', 'opted-out', 'blocked', 'landline', 'no-number']),
  matched: z.nullable(z.string()), // "UID 4471": what the search met that the row does not show
  providerId: z.nullable(Id),
  conversationId: z.nullable(Id), // with the main number; null: none, or one that I may not see
  lastTextAt: z.nullable(Instant),
  nextAppointment: z.nullable(z.object({ id: Id, startsAt: Instant, locationId: Id })), // in my sight
  lastFailed: z.boolean() // our last text to them did not arrive
})
export type ClientLine = z.infer<typeof ClientLine>

export const listClients = endpoint('GET', '/clients', {
  may: 'conversations.view-own',
  summary:
    'The clients I see, by name or by their next appointment; with `q` by name, number, e-mail, UID, id or patient',
  input: z.object({
    q: z._default(z.string().check(z.maxLength(clientLimits.searchCharactersMax)), ''),
    groupId: z.optional(Id),
    clientType: z.optional(oneLine(clientLimits.idCharactersMax)),
    providerId: z.optional(Id),
    locationId: z.optional(Id),
    sort: z.optional(z.enum(['name', 'appointment'])), // else by name; by the next appointment, who has none last
    before: z.optional(z.string().check(z.maxLength(clientLimits.cursorCharactersMax))), // `next`
    limit: z.optional(
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(clientLimits.pageRowsMax))
    )
  }),
  reply: z.object({
    clients: z.array(ClientLine),
    next: z.nullable(z.string()),
    total: z.nullable(z.number()) // with the first page, up to `countedMax`
  })
})

export const addClientGroup = endpoint('POST', '/client-groups', {
  may: 'clients.manage',
  summary: 'A new group. The same id again is the same group',
  input: z.object({ id: Id, name: oneLine(40) }),
  reply: z.object({ group: z.object({ id: Id, name: z.string() }) }),
  status: 201
})
