import { useEffect, useRef, useState } from 'react'
import { type ConfirmBy, previewConfirmation } from '@parlor/contract/appointments.ts'
import type { ReplyOf } from '@parlor/contract/endpoint.ts'
import { call } from '../call.ts'
import type { VisitFields } from './visit-draft.ts'

const settledMs = 300

export type Preview = ReplyOf<typeof previewConfirmation>

/** How a new visit is confirmed and in which words: asked again when what is written has settled. */
export function useConfirmation(fields: VisitFields, startsAt: string | null) {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [chosen, choose] = useState<ConfirmBy | null>(null)
  const asked = useRef(0)
  const { client, serviceId, staffId, locationId, phone } = fields
  const clientId = client?.id ?? null
  useEffect(() => {
    asked.current += 1
    const mine = asked.current
    if (!startsAt || (!clientId && phone === '')) return setPreview(null)
    const given = { clientId, serviceId, staffId, locationId, startsAt, note: '' }
    const timer = setTimeout(() => {
      call(previewConfirmation, { ...given, phone: phone === '' ? null : phone }).then(
        next => mine === asked.current && setPreview(next),
        () => mine === asked.current && setPreview(null) // saving says what is wrong
      )
    }, settledMs)
    return () => clearTimeout(timer)
  }, [clientId, serviceId, staffId, locationId, phone, startsAt])
  const wished = chosen ?? preview?.usual ?? (phone === '' ? 'none' : 'text')
  const cannot = wished !== 'none' && preview?.problems[wished]
  return { preview, by: cannot ? ('none' as const) : wished, wished, choose }
}
