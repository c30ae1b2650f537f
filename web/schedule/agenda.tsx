import { Fragment } from 'react'
import { takesTime } from '@parlor/contract/appointments.ts'
import { paths } from '../paths.ts'
import { toneOf } from '../inbox/people.ts'
import { useFollow } from '../inbox/nav.tsx'
import { useColleagues } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { HiddenText } from '../ui/hidden-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { initialsOf } from '../ui/initials.ts'
import { CalendarClock } from '../ui/icons.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import css from './agenda.module.css'
import type { Shown } from './day-grid.tsx'
import { ChatDot } from './visit-card.tsx'
import { statusIcons } from './status-icons.ts'

type AgendaProps = {
  label: string
  shown: readonly Shown[]
  now: { instant: string; words: string } | null // only on the day that it is
  onAskMove: ((id: string) => void) | null
}

/** The same visits in the order of the day: what the columns show, for every ear and every thumb. */
export function Agenda({ label, shown, now, onAskMove }: AgendaProps) {
  const next = now ? shown.findIndex(({ one }) => one.startsAt > now.instant) : -1
  return (
    <ol className={css.list} aria-label={label}>
      {shown.map((each, at) => (
        <Fragment key={each.one.id}>
          {now && at === next && <NowLine words={now.words} />}
          <Row {...each} onAskMove={onAskMove} />
        </Fragment>
      ))}
      {now && next === -1 && shown.length > 0 && <NowLine words={now.words} />}
    </ol>
  )
}

function NowLine({ words }: { words: string }) {
  return (
    <li className={css.now} aria-label={t.nowIs(words)}>
      <span className={css.clock}>{words}</span>
    </li>
  )
}

type RowProps = Shown & Pick<AgendaProps, 'onAskMove'>

function Row({ one, words, talk, onAskMove }: RowProps) {
  const follow = useFollow()
  const staff = useColleagues().get(one.staffId)
  const href = paths.appointment(one.id)
  return (
    <li className={css.row} data-status={one.status}>
      <a className={css.link} href={href} onClick={follow(href)}>
        <span className={css.times}>
          <HiddenText>{words.day}</HiddenText> <strong>{words.from}</strong> <span>{words.to}</span>
        </span>
        <Avatar
          initials={staff ? initialsOf(staff.name) : ''}
          tone={staff ? toneOf(staff.colour) : 'neutral'}
        />
        <span className={css.words}>
          <span className={css.line}>
            <span className={css.who}>
              <bdi>{words.who}</bdi>
            </span>
            {talk !== undefined && <ChatDot unanswered={talk} />}
          </span>
          <span className={css.what}>{words.what}</span> <HiddenText>{words.whom}</HiddenText>
        </span>
        <span className={css.status}>
          <Icon of={statusIcons[one.status]} size={16} />
          {words.status}
        </span>
      </a>
      {onAskMove && takesTime(one) && one.status !== 'completed' && (
        <IconButton
          icon={CalendarClock}
          label={t.move.title(words.who)}
          onPress={() => onAskMove(one.id)}
        />
      )}
    </li>
  )
}
