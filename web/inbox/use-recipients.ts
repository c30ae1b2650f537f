import { useEffect, useState } from 'react'
import { findRecipients, type Recipient } from '@parlor/contract/new-conversation.ts'
import { call } from '../call.ts'
import { announce } from '../ui/announce.ts'
import { peopleWords } from '../words/en-people.ts'
import { whyOf } from './or-say.ts'

const waitMs = 120 // while somebody is still typing
type Found = { q: string; recipients: Recipient[]; raw: Recipient | null }

/** Who can be texted, as one types. What was found before stays until there is something newer. */
export function useRecipients(q: string, numberId: string | undefined) {
  const [found, put] = useState<Found | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const reply = await call(findRecipients, { q, ...(numberId && { numberId }) }, stop.signal)
        if (stop.signal.aborted) return
        put({ q, ...reply })
        setWhy(null)
        const count = reply.recipients.length + (reply.raw ? 1 : 0)
        announce(peopleWords.newConversation.found(count))
      } catch (error) {
        if (!stop.signal.aborted) setWhy(whyOf(error))
      }
    }, waitMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, numberId])
  return { found, why }
}
