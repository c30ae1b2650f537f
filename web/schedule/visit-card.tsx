import { memo } from 'react'
import { Dot } from '../ui/count.tsx'
import { Icon } from '../ui/icon.tsx'
import { MessageCircle } from '../ui/icons.ts'
import type { AppointmentStatus } from '@parlor/contract/appointments.ts'
import css from './visit-card.module.css'
import { statusIcons } from './status-icons.ts'
import type { VisitWords } from './visit-words.ts'

type VisitCardProps = {
  words: VisitWords
  status: AppointmentStatus
  talk: number | undefined // of an open conversation: what nobody has answered
}

/** A visit as it stands in a column: who, what, when, how it stands, and whether they talk to us. */
export const VisitCard = memo(function VisitCard({ words, status, talk }: VisitCardProps) {
  return (
    <div className={css.card}>
      <p className={css.line}>
        <span className={css.who}>
          <bdi>{words.who}</bdi>
        </span>
        {talk !== undefined && <ChatDot unanswered={talk} />}
        <span className={css.when}>{words.span}</span>
      </p>
      <div className={css.rest}>
        <span className={css.what}>{words.what}</span>
        <span className={css.status} data-status={status}>
          <Icon of={statusIcons[status]} size={14} />
          {words.status}
        </span>
      </div>
    </div>
  )
})

/** The conversation of this phone is open. */
export function ChatDot({ unanswered }: { unanswered: number }) {
  return (
    <span className={css.chat} data-chat>
      <Dot tone="open" />
      <Icon of={MessageCircle} size={14} />
      {unanswered > 0 && <span>{unanswered}</span>}
    </span>
  )
}
