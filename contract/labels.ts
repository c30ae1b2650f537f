import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Id } from './ids.ts'

export const labelLimits = { nameCharactersMax: 40, labelsMax: 200, colours: 8 }

export const Label = z.object({
  id: Id,
  name: z.string(),
  colour: z.number() // 0 to 7, of the design's eight
})
export type Label = z.infer<typeof Label>

const fields = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(labelLimits.nameCharactersMax)),
  colour: z.number().check(z.int(), z.minimum(0), z.maximum(labelLimits.colours - 1))
}

export const listLabels = endpoint('GET', '/labels', {
  may: 'conversations.view-own',
  summary: 'The labels of the business, by name',
  input: z.object({}),
  reply: z.object({ labels: z.array(Label) })
})

export const addLabel = endpoint('POST', '/labels', {
  may: 'settings.change',
  summary: 'A new label. The same id again is the same label',
  input: z.object({ id: Id, ...fields }),
  reply: z.object({ label: Label }),
  status: 201
})

export const changeLabel = endpoint('PATCH', '/labels/:id', {
  may: 'settings.change',
  summary: 'Another name or colour',
  input: z.object({ id: Id, name: z.optional(fields.name), colour: z.optional(fields.colour) }),
  reply: z.object({ label: Label })
})

export const deleteLabel = endpoint('DELETE', '/labels/:id', {
  may: 'settings.change',
  summary: 'The label is gone from every conversation',
  input: z.object({ id: Id }),
  reply: z.object({})
})
