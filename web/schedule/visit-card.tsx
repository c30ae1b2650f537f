import { type CSSProperties, memo, type MouseEvent } from 'react'
import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import { paths } from '../paths.ts'
import { Dot } from '../ui/count.tsx'
import { HiddenText } from '../ui/hidden-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { MessageCircle } from '../ui/icons.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import { StatusMark } from './status-mark.tsx'
import css from './visit-card.module.css'
import { saidOf, type VisitWords } from './visit-words.ts'

export type CardSize = 'tiny' | 'short' | 'half' | 'usual' | 'tall'

/** By how long it takes: the room that a card has is known before it is drawn. */
export function sizeOf(minutes: number): CardSize {
  if (minutes < 20) return 'tiny'
  if (minutes < 30) return 'short'
  if (minutes < 40) return 'half'
  return minutes < 50 ? 'usual' : 'tall'
}

type VisitCardProps = {
  id: string
  words: VisitWords
  status: AppointmentStatus
  talk: number | undefined // of an open conversation: what nobody has answered
  size: CardSize
  isNarrow: boolean
  isStop: boolean // Tab comes here; the arrows lead on
  isMovable: boolean
  tone: 1 | 2 | 3 | undefined
  column: number
  minutes: number
  /** In the columns: pixels down, per cent across. */
  top: number
  height: number
  left: number
  width: number
  onOpen: (event: MouseEvent, id: string) => void
  onStop: (id: string) => void
}

/** A visit as it stands in a column: who, what, when, how it stands, and whether they talk to us, as far
 * as there is room. Those who listen hear all of it, and the day, as one name: words that are there but
 * hidden cost as much to place as those one sees. */
export const VisitCard = memo(function VisitCard(props: VisitCardProps) {
  const { id, words, status, talk, size, isNarrow, isStop, onOpen, onStop } = props
  const { top, height, left, width } = props
  const hasRest = size !== 'tiny' && size !== 'short'
  const seen = [
    words.who,
    ...(isNarrow ? [] : [words.span]),
    ...(hasRest ? [words.what] : []),
    ...(hasRest && !isNarrow ? [words.status] : [])
  ]
  const place = { top, left: `${left}%`, width: `calc(${width}% - 6px)` }
  return (
    <a
      className={css.card}
      href={paths.appointment(id)}
      data-visit={id}
      data-size={size}
      data-narrow={isNarrow || undefined}
      data-tone={props.tone}
      data-movable={props.isMovable || undefined}
      data-column={props.column}
      data-minutes={props.minutes}
      style={{ ...place, '--height': `${height}px` } as CSSProperties}
      draggable={false}
      tabIndex={isStop ? 0 : -1}
      onClick={event => onOpen(event, id)}
      onFocus={() => onStop(id)}
      aria-label={saidOf(words, seen, talk)}
    >
      <span className={css.line}>
        <bdi className={css.who}>{words.who}</bdi>
        {talk !== undefined && <ChatMark unanswered={talk} />}{' '}
        {!isNarrow && <span className={css.when}>{words.span}</span>}
      </span>{' '}
      {hasRest && (
        <span className={css.rest}>
          <span className={css.what}>{words.what}</span>{' '}
          <span className={css.status} data-status={status}>
            <StatusMark of={status} />
            {!isNarrow && words.status}
          </span>
        </span>
      )}
    </a>
  )
})

/** The conversation of this phone is open. */
export function ChatDot({ unanswered }: { unanswered: number }) {
  return (
    <>
      <HiddenText>{t.chat(unanswered)}</HiddenText>
      <ChatMark unanswered={unanswered} />
    </>
  )
}

function ChatMark({ unanswered }: { unanswered: number }) {
  return (
    <span className={css.chat} data-chat aria-hidden>
      <Dot tone="open" />
      <Icon of={MessageCircle} size={14} />
      {unanswered > 0 && unanswered}
    </span>
  )
}
