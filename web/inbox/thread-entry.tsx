import { memo, type ReactNode } from 'react'
import type { EntryKind, ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { Bubble, BubbleHead } from '../ui/bubble.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import type { IconShape } from '../ui/icon.tsx'
import {
  Ban,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  Check,
  Clock,
  Lock,
  Moon,
  RotateClockwise,
  Tag,
  UserPlus,
  X
} from '../ui/icons.ts'
import { SystemLine } from '../ui/thread.tsx'
import { t } from '../words/en.ts'
import type { Times } from '../words/times.ts'
import { mentionName, mentionParts } from './mentions.ts'
import { firstWord } from './people.ts'
import { TextBody } from './text-body.tsx'
import { articleId, useNoteMenu } from './text-menu.tsx'
import css from './thread-entry.module.css'

export type EntryProps = { entry: ThreadEntry; client: string; times: Times; isNew: boolean }

/** Something that happened between the texts, or a note of the team's own. */
export const Entry = memo(function Entry(props: EntryProps) {
  return props.entry.kind === 'note' ? <Note {...props} /> : <Happened {...props} />
})

const icons: Record<Exclude<EntryKind, 'note'>, IconShape> = {
  closed: Check,
  reopened: RotateClockwise,
  assigned: UserPlus,
  snoozed: Moon,
  woken: Clock,
  labelled: Tag,
  unlabelled: Tag,
  'client-linked': UserPlus,
  blocked: Ban,
  unblocked: Check,
  'opted-out': Ban,
  'opted-in': Check,
  'message-deleted': X,
  'schedule-cancelled': Ban,
  'appointment-booked': CalendarPlus,
  'appointment-moved': CalendarClock,
  'appointment-confirmed': CalendarCheck,
  'appointment-cancelled': CalendarDays
}

function Happened({ entry, client, times }: EntryProps) {
  const colleagues = useColleagues()
  const { closeWord } = useScreen().session.business
  const nameOf = (id: string | null) => {
    const name = colleagues.get(id ?? '')?.name
    return name ? firstWord(name) : id ? t.note.somebody : null
  }
  const { kind, byId, toId, until } = entry
  if (kind === 'note') return null
  const words = t.entries[kind]({
    by: nameOf(byId),
    who: client,
    to: nameOf(toId),
    name: (kind === 'blocked' ? entry.body : entry.name) ?? '',
    until: until ? times.moment(until) : '',
    closed: closeWord === 'close' ? 'closed' : 'archived'
  })
  return (
    <SystemLine id={articleId(entry.id)} icon={icons[kind]}>
      {words} · <EntryTime at={entry.at} times={times} />
    </SystemLine>
  )
}

function EntryTime({ at, times }: { at: string; times: Times }) {
  return (
    <ExactTime at={at} exact={times.exact(at)}>
      {times.clock(at)}
    </ExactTime>
  )
}

function Note(props: EntryProps) {
  const { entry, times, isNew } = props
  const [openMenu, menu] = useNoteMenu({ entry, times })
  const who = useColleagues().get(entry.byId ?? '')
  const name = who ? firstWord(who.name) : t.note.somebody
  return (
    <Bubble
      label={t.note.said(name, times.moment(entry.at))}
      id={articleId(entry.id)}
      side="right"
      tone="note"
      isNew={isNew}
      head={
        <BubbleHead
          icon={Lock}
          aside={
            <>
              {t.note.aside} · <EntryTime at={entry.at} times={times} />
            </>
          }
        >
          {t.note.from(name)}
        </BubbleHead>
      }
      exact={times.exact(entry.at)}
      onHold={openMenu}
      beside={menu}
    >
      <NoteBody entry={entry} />
    </Bubble>
  )
}

function NoteBody({ entry }: { entry: ThreadEntry }): ReactNode {
  const colleagues = useColleagues()
  const all = [...colleagues.values()]
  const names = entry.mentions.flatMap(id => {
    const staff = colleagues.get(id)
    return staff ? [mentionName(staff, all)] : []
  })
  const parts = mentionParts(entry.body ?? '', names).map(({ text, isMention }, index) => {
    const key = `${index}-${text}`
    return isMention ? (
      <strong key={key} className={css.mention}>
        {text}
      </strong>
    ) : (
      <TextBody key={key} body={text} />
    )
  })
  return <span className={css.body}>{parts}</span>
}
