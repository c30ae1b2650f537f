import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { Recipient } from '@parlor/contract/new-conversation.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import type { Hit } from '@parlor/contract/search.ts'
import { nowMs } from '../clock.ts'
import { nameOf } from '../inbox/people.ts'
import { paths } from '../paths.ts'
import type { Drafts } from '../sync/drafts.ts'
import { keepChosen } from '../sync/new-conversation-draft.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import type { ComboGroup, ComboOption } from '../ui/combo.tsx'
import { Icon } from '../ui/icon.tsx'
import { Search } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { Marked } from '../ui/marked.tsx'
import { nameMarks, piecesOf, snippetOf } from '../ui/marks.ts'
import { t } from '../words/en.ts'
import { peopleWords } from '../words/en-people.ts'
import { timesIn } from '../words/times.ts'
import { openSheet } from './keys.ts'
import css from './palette.module.css'
import type { Finds } from './use-finds.ts'

const words = peopleWords.commands

/** Words with what somebody typed marked in them. */
export const marked = (text: string, q: string) => (
  <Marked pieces={piecesOf(text, nameMarks(text, q))} />
)

/** People and texts as options, and the way to all texts with these words. */
export function useFoundGroups(q: string, finds: Finds, onClose: () => void): ComboGroup[] {
  const { drafts } = useApp()
  const { business } = useScreen().session
  const [, go] = useLocation()
  const times = timesIn(business.timeZone)
  const leadTo = (path: string) => () => {
    onClose()
    go(path)
  }
  const conversations = finds.conversations.map(row => ({
    ...ofConversation(row, finds.q, t.acts.closed[business.closeWord]),
    onPick: leadTo(paths.thread('open', row.id))
  }))
  const clients = finds.clients.map(each => ofClient(each, finds.q, drafts))
  const texts = finds.texts.map(hit => ({
    ...ofText(hit, times.inList(hit.message.at, nowMs())),
    onPick: leadTo(
      paths.thread('open', hit.conversation.id, { messageId: hit.message.id }, { q: finds.q })
    )
  }))
  const allTexts = {
    id: 'all-texts',
    face: <Icon of={Search} size={18} />,
    words: words.searchTexts(q),
    onPick: leadTo(paths.inbox('open', { q }))
  }
  return [
    { title: words.people, options: [...conversations, ...clients] },
    { title: words.texts, options: [...texts, ...(q ? [allTexts] : [])] }
  ]
}

function ofConversation(row: ConversationRow, q: string, closedWord: string) {
  const about = [
    row.client ? showPhone(row.phone) : t.inbox.notInClients,
    ...(row.closedAt ? [closedWord] : [])
  ]
  return {
    id: row.id,
    face: <Face name={row.client && nameOf(row)} />,
    words: <Words name={marked(nameOf(row), q)} about={about.join(' · ')} />
  }
}

/** Nobody has texted with them yet: it begins with the first text. */
function ofClient({ phone, clients }: Recipient, q: string, drafts: Drafts): ComboOption {
  const shown = showPhone(phone!)
  const name = clients.map(each => each.name).join(' and ') || shown
  return {
    id: `new-${phone}`,
    face: <Face name={name} />,
    words: <Words name={marked(name, q)} about={`${shown} · ${words.noTextsYet}`} />,
    onPick() {
      keepChosen(drafts, { phone: phone!, name, ...(clients[0] && { clientId: clients[0].id }) })
      openSheet('new-conversation')
    }
  }
}

function ofText({ message, conversation, marks }: Hit, time: string) {
  const said = (
    <>
      “<Marked pieces={snippetOf(message.body, marks)} />” · {time}
    </>
  )
  return {
    id: message.id,
    face: <Face name={conversation.client && nameOf(conversation)} />,
    words: <Words name={nameOf(conversation)} about={said} />
  }
}

function Words({ name, about }: { name: ReactNode; about: ReactNode }) {
  return (
    <>
      <bdi>{name}</bdi> <span className={css.about}>{about}</span>
    </>
  )
}

function Face({ name }: { name: string | null }) {
  return <Avatar initials={name ? initialsOf(name) : ''} size={20} />
}
