import { type MouseEvent, memo, useRef } from 'react'
import { type ConversationRow, isUnread, type View } from '@parlor/contract/conversations.ts'
import type { Label } from '@parlor/contract/labels.ts'
import type { Staff } from '@parlor/contract/staff.ts'
import { paths } from '../paths.ts'
import { usePresence } from '../sync/use-presence.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Chip } from '../ui/chip.tsx'
import { Count } from '../ui/count.tsx'
import { PlainTime } from '../ui/exact-time.tsx'
import { Icon } from '../ui/icon.tsx'
import {
  ArrowIn,
  ArrowOut,
  BellOff,
  CalendarClock,
  Check,
  CircleAlert,
  Image,
  Mail,
  MailOpen,
  Moon,
  Pin,
  RotateClockwise,
  Zap
} from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { ListRow, RowFact, RowLabels, RowLine, type RowSwipe } from '../ui/list-row.tsx'
import { Tick } from '../ui/tick.tsx'
import { t } from '../words/en.ts'
import type { Times } from '../words/times.ts'
import { nameOf, toneOf } from './people.ts'
import type { SwipeSide } from './use-swipe.ts'
import { typingWords } from './typing-words.ts'
import { rowLabel, type SecondLine, secondLine, thirdLine } from './row-words.ts'

export type ConversationRowProps = {
  row: ConversationRow
  view: View
  place: number
  topPx: number
  nth: number
  ofAll: number
  isChosen: boolean
  draft: string
  colleagues: ReadonlyMap<string, Staff>
  labels: ReadonlyMap<string, Label> // by id; none until they are here
  times: Times
  nowMs: number
  closeWord: 'close' | 'archive'
  isPicked: boolean
  isPicking: boolean
  isMenuOpen: boolean
  swipe: SwipeSide | null
  onOpen: (id: string) => void
  onPick: (id: string, isRange: boolean) => void
}

export const ConversationListRow = memo(function ConversationListRow(props: ConversationRowProps) {
  const { row, view, isChosen, draft, colleagues, times, nowMs, closeWord } = props
  const name = nameOf(row)
  const second = secondLine(row, draft)
  const typing = useTyping(row.id, colleagues)
  const labels = row.labelIds.flatMap(id => props.labels.get(id) ?? [])
  const away = row.snoozedUntil && t.inbox.row.snoozed(times.ahead(row.snoozedUntil, nowMs))
  const third = away ?? thirdLine(row, colleagues)
  // Beside a label there is room for the number alone.
  const shown = away ?? thirdLine(row, colleagues, labels.length > 0)
  const time = times.inList(row.lastAt, nowMs)
  const unread = isUnread(row)

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey) return
    event.preventDefault()
    if (event.shiftKey) props.onPick(row.id, true)
    else props.onOpen(row.id)
  }

  return (
    <ListRow
      href={paths.thread(view, row.id)}
      label={rowLabel(row, { second, third, time, labels })}
      name={name}
      title={<bdi>{name}</bdi>}
      avatar={<Avatar initials={row.client ? initialsOf(name) : ''} />}
      chip={row.optedOutAt && <Chip tone="stop">{t.inbox.optedOut}</Chip>}
      time={
        <PlainTime at={row.lastAt} exact={times.exact(row.lastAt)}>
          {time}
        </PlainTime>
      }
      line={typing ? <TypingLine words={typing} /> : <SecondRowLine line={second} />}
      count={
        row.unanswered > 0 && <Count value={row.unanswered} tone={unread ? 'filled' : 'neutral'} />
      }
      fact={
        <>
          <RowFact {...(away ? { icon: Moon } : {})}>{shown}</RowFact>
          {labels.length > 0 && <RowLabels labels={labels} />}
        </>
      }
      trailing={
        <>
          {row.scheduled > 0 && <Icon of={CalendarClock} size={14} />}
          {row.pinnedAt && <Icon of={Pin} size={14} />}
          {row.mutedAt && <Icon of={BellOff} size={14} />}
          <Assignee staff={row.assigneeId ? colleagues.get(row.assigneeId) : undefined} />
        </>
      }
      place={{ place: props.place, topPx: props.topPx, nth: props.nth, ofAll: props.ofAll }}
      isUnread={unread}
      isChosen={isChosen}
      isPicked={props.isPicked}
      isPicking={props.isPicking}
      isMenuOpen={props.isMenuOpen}
      swipe={props.swipe && swipeOf(row, props.swipe, closeWord)}
      tick={<RowTick {...props} name={name} />}
      menuLabel={t.inbox.row.menu(name)}
      onPress={open}
    />
  )
})

function swipeOf(row: ConversationRow, side: SwipeSide, word: 'close' | 'archive'): RowSwipe {
  const { swipe } = t.inbox.row
  if (side === 'right') {
    const unread = isUnread(row)
    return { side, icon: unread ? MailOpen : Mail, words: unread ? swipe.read : swipe.unread }
  }
  return row.closedAt
    ? { side, icon: RotateClockwise, words: t.thread.reopen }
    : { side, icon: Check, words: t.acts.close[word] }
}

/** The focus stays where it is: the keys act on the row. */
function RowTick({ row, isPicked, onPick, name }: ConversationRowProps & { name: string }) {
  const isRange = useRef(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whether Shift was held, nothing is done
    <span
      onMouseDown={event => event.preventDefault()}
      onClickCapture={event => {
        // The box hears the click of its label a second time.
        if (event.detail > 0) isRange.current = event.shiftKey
      }}
    >
      <Tick
        isChecked={isPicked}
        isLabelHidden
        isOffTab
        onChange={() => {
          onPick(row.id, isRange.current)
          isRange.current = false
        }}
      >
        {t.inbox.row.pick(name)}
      </Tick>
    </span>
  )
}

const icons = { in: ArrowIn, out: ArrowOut, automated: Zap, failed: CircleAlert }

function SecondRowLine({ line }: { line: SecondLine }) {
  if (line.kind === 'draft') return <RowLine lead={t.inbox.draft}>{line.text}</RowLine>
  if (line.kind === 'none') return <RowLine>{line.text}</RowLine>
  return (
    <RowLine
      icon={icons[line.kind]}
      {...(line.pictures > 0 ? { glyph: Image } : {})}
      tone={line.kind === 'failed' ? 'danger' : 'plain'}
    >
      <bdi>{line.text}</bdi>
    </RowLine>
  )
}

/** Who else writes there now. */
function useTyping(id: string, colleagues: ReadonlyMap<string, Staff>): string | null {
  const writing = usePresence(id).filter(each => each.typing)
  const people = writing.flatMap(({ staffId, typing }) => {
    const staff = colleagues.get(staffId)
    return staff ? [{ name: staff.name, typing }] : []
  })
  return people.length > 0 ? `${typingWords(people)}…` : null
}

function TypingLine({ words }: { words: string }) {
  return (
    <RowLine tone="accent" isTyping>
      {words}
    </RowLine>
  )
}

function Assignee({ staff }: { staff: Staff | undefined }) {
  if (!staff) return null
  return <Avatar initials={initialsOf(staff.name)} tone={toneOf(staff.colour)} size={16} />
}
