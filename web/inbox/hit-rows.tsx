import type { MouseEvent } from 'react'
import type { ConversationRow, View } from '@parlor/contract/conversations.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { nowMs } from '../clock.ts'
import { paths } from '../paths.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Chip } from '../ui/chip.tsx'
import { ArrowIn, ArrowOut, CircleAlert, Zap } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { ListRow, RowFact, RowLine } from '../ui/list-row.tsx'
import { Marked } from '../ui/marked.tsx'
import { nameMarks, snippetOf } from '../ui/marks.ts'
import { t } from '../words/en.ts'
import { findWords as words } from '../words/en-find.ts'
import type { Times } from '../words/times.ts'
import css from './finder.module.css'
import type { HitGroup } from './hit-words.ts'
import { firstWord, nameOf } from './people.ts'

const unlessElsewhere = (act: () => void) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  act()
}

type PersonRowProps = {
  row: ConversationRow
  q: string
  href: string
  isChosen: boolean
  onOpen: () => void
}

/** Somebody whose name or number was typed. */
export function PersonRow({ row, q, href, isChosen, onOpen }: PersonRowProps) {
  const { closeWord } = useScreen().session.business
  const name = nameOf(row)
  return (
    <li>
      <a
        href={href}
        className={css.person}
        data-row={name}
        tabIndex={-1}
        aria-current={isChosen || undefined}
        onClick={unlessElsewhere(onOpen)}
      >
        <Avatar initials={row.client ? initialsOf(name) : ''} />
        <span>
          <bdi className={css.name}>
            <Marked pieces={snippetOf(name, nameMarks(name, q))} />
          </bdi>
          <br />
          <span className={css.under}>
            {row.client ? showPhone(row.phone) : t.inbox.notInClients}
          </span>
        </span>
        {row.blockedAt && <Chip tone="stop">{words.blocked}</Chip>}
        {row.closedAt && !row.blockedAt && <Chip>{t.acts.closed[closeWord]}</Chip>}
      </a>
    </li>
  )
}

type TextHitRowProps = {
  group: HitGroup
  view: View
  times: Times
  isChosen: boolean
  onOpen: () => void
}

/** A conversation with its newest text that holds the words. */
export function TextHitRow({ group, view, times, isChosen, onOpen }: TextHitRowProps) {
  const { row, hits } = group
  const colleagues = useColleagues()
  const { closeWord } = useScreen().session.business
  const { message, marks } = hits[0]!
  const name = nameOf(row)
  const pieces = snippetOf(message.body, marks)
  const author = message.authorId && colleagues.get(message.authorId)
  const facts = [
    author && firstWord(author.name),
    row.closedAt && t.acts.closed[closeWord],
    words.inThis(hits.length)
  ]
  const third = facts.filter(Boolean).join(' · ') || showPhone(row.phone)
  const time = times.inList(message.at, nowMs())
  const said = pieces.map(piece => piece.text).join('')
  return (
    <ListRow
      href={paths.thread(view, row.id, { messageId: message.id })}
      label={[name, time, said, third].join(', ')}
      name={name}
      title={<bdi>{name}</bdi>}
      avatar={<Avatar initials={row.client ? initialsOf(name) : ''} />}
      time={time}
      line={
        <RowLine icon={iconOf(message)} tone={message.failure ? 'danger' : 'plain'}>
          <bdi>
            <Marked pieces={pieces} />
          </bdi>
        </RowLine>
      }
      fact={<RowFact>{third}</RowFact>}
      isChosen={isChosen}
      onPress={unlessElsewhere(onOpen)}
    />
  )
}

function iconOf({ direction, kind, failure }: HitGroup['hits'][number]['message']) {
  if (failure) return CircleAlert
  if (direction === 'inbound') return ArrowIn
  return kind === 'direct' ? ArrowOut : Zap
}
