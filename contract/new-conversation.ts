import * as z from 'zod/mini'
import { ConversationRow } from './conversations.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { Body, Message } from './messaging.ts'
import { Phone } from './phone.ts'

export const recipientLimits = { queryCharactersMax: 200, rowsMax: 20 }

/** Somebody who can be texted. A family that shares a number is one row. */
export const Recipient = z.object({
  phone: z.nullable(Phone), // null: a client without a number
  clients: z.array(z.object({ id: Id, name: z.string(), matched: z.nullable(z.string()) })), // "UID 4471"
  conversation: z.nullable(z.object({ id: Id, isOpen: z.boolean(), numberId: Id })),
  problem: z.nullable(z.string()) // why it cannot be texted, as a sentence
})
export type Recipient = z.infer<typeof Recipient>

export const findRecipients = endpoint('GET', '/recipients', {
  may: 'messages.send',
  summary:
    'Who can be texted: by name, phone in any format, e-mail, UID or client id; recent ones without `q`',
  input: z.object({
    q: z._default(z.string().check(z.maxLength(recipientLimits.queryCharactersMax)), ''),
    numberId: z.optional(Id) // the number it would go from
  }),
  reply: z.object({
    recipients: z.array(Recipient),
    raw: z.nullable(Recipient) // `q` itself as a number that is no client yet
  })
})

export const startConversation = endpoint('POST', '/conversations', {
  may: 'messages.send',
  summary:
    'The first text to somebody. An open conversation with them is answered 409 `conversation-open`',
  input: z.object({
    numberId: Id,
    phone: z.string().check(z.minLength(1), z.maxLength(64)), // in any format
    clientId: z.optional(Id),
    messageId: Id,
    body: Body
  }),
  reply: z.object({ conversation: ConversationRow, message: Message }),
  status: 201
})

export const linkClient = endpoint('PUT', '/conversations/:id/client', {
  may: 'clients.manage',
  summary: 'The conversation and its number belong to this client; later texts match',
  input: z.object({ id: Id, clientId: Id }),
  reply: z.object({ conversation: ConversationRow })
})

export const createClientHere = endpoint('POST', '/conversations/:id/client', {
  may: 'clients.manage',
  summary: 'A new client with this number. The same client id again is the same client',
  input: z.object({
    id: Id,
    clientId: Id,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    email: z.optional(z.email())
  }),
  reply: z.object({ conversation: ConversationRow }),
  status: 201
})
