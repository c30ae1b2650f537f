import { useEffect, useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { findRecipients, type Recipient } from '@parlor/contract/new-conversation.ts'
import { call } from '../call.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Chip } from '../ui/chip.tsx'
import { HiddenText } from '../ui/hidden-text.tsx'
import { Check } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { peopleWords } from '../words/en-people.ts'
import css from './client-panel.module.css'
import { giveTo } from './conversation-acts.ts'

const words = peopleWords.unknown

/** Those who share the number: whose conversation it is, and a press to make it another's. */
export function Family({ row }: { row: ConversationRow }) {
  const { permissions } = useScreen().session
  const mayGive = permissions.includes('clients.manage') && permissions.includes('messages.send')
  const family = useFamily(mayGive ? row : null)
  if (family.length < 2) return null
  return (
    <section className={css.section}>
      <h2 className={css.title}>{words.family}</h2>
      <ul className={css.family}>
        {family.map(each => (
          <li key={each.id}>
            {each.id === row.client?.id ? (
              <span className={css.member}>
                <Member name={each.name} />
                <HiddenText>{words.isIt}</HiddenText>
                <Chip tone="good" icon={Check}>
                  {words.current}
                </Chip>
              </span>
            ) : (
              <button type="button" className={css.member} onClick={() => void giveTo(row, each)}>
                <Member name={each.name} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Member({ name }: { name: string }) {
  return (
    <>
      <Avatar initials={initialsOf(name)} size={28} />
      <bdi className={css.memberName}>{name}</bdi>
    </>
  )
}

/** Read again when the client is another: somebody may have joined. */
function useFamily(row: ConversationRow | null): Recipient['clients'] {
  const [found, put] = useState<{ phone: string; clients: Recipient['clients'] } | null>(null)
  const { phone, numberId } = row ?? {}
  const clientId = row?.client?.id
  useEffect(() => {
    if (!phone?.startsWith('+') || !clientId) return
    const stop = new AbortController()
    const ask = { q: phone, ...(numberId && { numberId }) }
    call(findRecipients, ask, stop.signal).then(
      ({ recipients }) => {
        const clients = recipients.find(each => each.phone === phone)?.clients ?? []
        if (!stop.signal.aborted) put({ phone, clients })
      },
      () => {} // The panel says all else; the menu offers the same and tells what is wrong.
    )
    return () => stop.abort()
  }, [phone, numberId, clientId])
  return found?.phone === phone ? (found?.clients ?? []) : []
}
