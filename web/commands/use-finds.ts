import { useEffect, useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { findRecipients, type Recipient } from '@parlor/contract/new-conversation.ts'
import { type Hit, searchConversations, searchMessages } from '@parlor/contract/search.ts'
import { call } from '../call.ts'
import { type Trouble, troubleOf } from '../sync/store.ts'
import { useScreen } from '../sync/use-app.tsx'

const limits = { waitMs: 120, lettersMin: 2, conversations: 5, clients: 3, texts: 3 }

export type Finds = {
  q: string
  conversations: ConversationRow[]
  clients: Recipient[] // who can be texted and was not yet
  texts: Hit[]
  trouble: Trouble | null
}
const nothing: Finds = { q: '', conversations: [], clients: [], texts: [], trouble: null }

/** Who and what is found by these words. What was found before stays until there is something newer. */
export function useFinds(q: string): Finds {
  const mayText = useScreen().session.permissions.includes('messages.send')
  const [finds, put] = useState(nothing)
  useEffect(() => {
    if (q.length < limits.lettersMin) {
      put(nothing)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const found = await find(q, mayText, stop.signal)
        if (!stop.signal.aborted) put(found)
      } catch (error) {
        if (!stop.signal.aborted) put({ ...nothing, q, trouble: troubleOf(error) })
      }
    }, limits.waitMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, mayText])
  return finds
}

async function find(q: string, mayText: boolean, signal: AbortSignal): Promise<Finds> {
  const [found, people, texts] = await Promise.all([
    call(searchConversations, { q, view: 'all' }, signal),
    mayText ? call(findRecipients, { q }, signal) : { recipients: [] },
    call(searchMessages, { q }, signal)
  ])
  const isNew = (each: Recipient) => each.phone && !each.conversation && !each.problem
  return {
    ...{ q, trouble: null, conversations: found.rows.slice(0, limits.conversations) },
    clients: people.recipients.filter(isNew).slice(0, limits.clients),
    texts: texts.hits.slice(0, limits.texts)
  }
}
