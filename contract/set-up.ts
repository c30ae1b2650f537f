import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'
import { locationLimits } from './locations.ts'
import { Phone } from './phone.ts'
import { NewPassword } from './sign-in.ts'
import { Email, Name, Session } from './staff.ts'
import { Instant } from './time.ts'
import { oneLine } from './words.ts'

export const businessKinds = ['salon', 'spa', 'clinic', 'vet', 'other'] as const
export const BusinessKind = z.enum(businessKinds)
export type BusinessKind = z.infer<typeof BusinessKind>

const Token = z.string().check(z.minLength(1), z.maxLength(100))
const Short = oneLine(locationLimits.nameCharactersMax)

/** The link that an empty world prints in its log opens the wizard: `/set-up#<token>`. */
export const checkSetUp = endpoint('POST', '/set-up-check', {
  may: 'anyone',
  summary: 'Is this set-up link good? It ends with the first business',
  input: z.object({ token: Token }),
  reply: z.object({ good: z.boolean() })
})

export const setUp = endpoint('POST', '/set-up', {
  may: 'anyone',
  summary: 'Steps 1 to 3: the owner’s account, the business, its number; signs the owner in',
  input: z.object({
    token: Token,
    owner: z.strictObject({ name: Name, email: Email, password: NewPassword }),
    business: z.strictObject({
      name: Short,
      kind: BusinessKind,
      timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
      country: z.string().check(z.regex(/^[A-Z]{2}$/)),
      locationName: Short
    }),
    number: z.enum(['virtual', 'later']) // virtual: one of the virtual carrier; nothing leaves
  }),
  reply: Session,
  status: 201
})

/** What of the wizard is done; the screen opens at the first step that is not. */
export const SetUpState = z.object({
  number: z.boolean(),
  hours: z.boolean(),
  firstText: z.nullable(
    z.object({
      conversationId: Id,
      phone: Phone, // the virtual phone that was texted
      sentAt: Instant,
      deliveredAt: z.nullable(Instant),
      answeredAt: z.nullable(Instant)
    })
  ),
  phonesUrl: z.nullable(z.string()), // where the virtual phones are, to answer from
  finishedAt: z.nullable(Instant)
})
export type SetUpState = z.infer<typeof SetUpState>

export const getSetUp = endpoint('GET', '/set-up', {
  may: 'settings.change',
  summary: 'How far the set-up has come',
  input: z.object({}),
  reply: SetUpState
})

export const setUpNumber = endpoint('PUT', '/set-up/number', {
  may: 'numbers.manage',
  summary: 'Step 3, if it was left for later: a number of the virtual carrier',
  input: z.object({ number: z.literal('virtual') }),
  reply: SetUpState
})

export const sendFirstText = endpoint('POST', '/set-up/first-text', {
  may: 'settings.change',
  summary: 'Step 5: text the virtual phone; its answer arrives as a conversation like any other',
  input: z.object({ messageId: Id, body: z.string().check(z.minLength(1), z.maxLength(480)) }),
  reply: SetUpState,
  status: 201
})

export const answerFirstText = endpoint('POST', '/set-up/answer', {
  may: 'settings.change',
  summary: 'Step 5, the other side: the virtual phone answers; its text arrives like any other',
  input: z.object({ body: z.string().check(z.minLength(1), z.maxLength(480)) }),
  reply: z.object({})
})

export const finishSetUp = endpoint('PUT', '/set-up/end', {
  may: 'settings.change',
  summary: 'Finished, or skipped: the wizard is not shown again',
  input: z.object({}),
  reply: SetUpState
})
