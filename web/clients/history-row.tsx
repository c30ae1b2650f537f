import type { ReactNode } from 'react'
import type { AppointmentEntry } from '@parlor/contract/appointment-entries.ts'
import type { ClientEntry, HistoryItem } from '@parlor/contract/contact-history.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import type { EntryKind } from '@parlor/contract/thread-entries.ts'
import { useFollow } from '../inbox/nav.tsx'
import { paths } from '../paths.ts'
import { useColleagues } from '../sync/use-app.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { Icon, type IconShape } from '../ui/icon.tsx'
import {
  Ban,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  Check,
  CircleAlert,
  Lock,
  Mail,
  Megaphone,
  Merge,
  MessageCircle,
  MessagesSquare,
  Phone,
  ShieldCheck,
  Trash,
  Upload,
  UserPlus,
  Zap
} from '../ui/icons.ts'
import { clientWords } from '../words/en-clients.ts'
import { failureWords } from '../words/failures.ts'
import type { Times } from '../words/times.ts'
import css from './history.module.css'
import type { HistoryLine } from './history-lines.ts'

const t = clientWords.history

type Told = {
  icon: IconShape
  tone?: 'good' | 'bad' | 'note'
  strong: string
  rest?: ReactNode
  under?: ReactNode
}

/** One line: what it was, from whom, when, and below it its words. */
export function HistoryRow({ line, times }: { line: HistoryLine; times: Times }) {
  const told = useTold(line, times)
  return (
    <li className={css.line}>
      <span className={css.sign} data-tone={told.tone}>
        <Icon of={told.icon} size={16} />
      </span>
      <div className={css.words}>
        <p className={css.first}>
          <strong data-tone={told.tone === 'bad' ? 'bad' : undefined}>{told.strong}</strong>{' '}
          {told.rest}
        </p>
        {told.under && <p className={css.under}>{told.under}</p>}
      </div>
      <span className={css.at}>
        <ExactTime at={line.at} exact={times.exact(line.at)}>
          {times.clock(line.at)}
        </ExactTime>
      </span>
    </li>
  )
}

function useTold(line: HistoryLine, times: Times): Told {
  const colleagues = useColleagues()
  const nameOf = (id: string | null) => colleagues.get(id ?? '')?.name ?? t.parlor
  if (line.kind === 'texts') return toldTexts(line, nameOf)
  if (line.kind === 'failed') return toldFailed(line.message, nameOf)
  if (line.kind === 'automated') return toldAutomated(line.message)
  if (line.item.of === 'appointment') return toldVisit(line.item.entry, times, nameOf)
  return toldItem(line.item, nameOf)
}

type NameOf = (id: string | null) => string

function toldTexts(
  { texts, isLatest }: Extract<HistoryLine, { kind: 'texts' }>,
  nameOf: NameOf
): Told {
  const authors = [...new Set(texts.flatMap(each => each.authorId ?? []))].map(nameOf)
  const newest = texts[0]!
  const isWaiting = isLatest && newest.direction === 'inbound' && authors.length === 0
  const quoted = texts.find(each => each.direction === 'inbound') ?? newest
  const answered = authors.length > 0 ? t.answeredBy(authors.toReversed().join(', ')) : ''
  return {
    icon: texts.length > 1 ? MessagesSquare : MessageCircle,
    tone: 'good',
    strong: t.texts(texts.length),
    rest: t.inConversation + (isWaiting ? t.unanswered : answered),
    under: (
      <>
        <q className={css.quote} dir="auto">
          {quoted.body || t.picture}
        </q>{' '}
        <Link to={paths.thread('all', newest.conversationId, { messageId: newest.id })}>
          {t.view}
        </Link>
      </>
    )
  }
}

function Link({ to, children }: { to: string; children: string }) {
  const follow = useFollow()
  return (
    <a href={to} className={css.link} onClick={follow(to)}>
      {children}
    </a>
  )
}

function toldFailed(message: Message, nameOf: NameOf): Told {
  const why = message.failure ? failureWords[message.failure.reason].why : ''
  return {
    icon: CircleAlert,
    tone: 'bad',
    strong: t.notDelivered,
    rest: t.sentBy(nameOf(message.authorId)),
    under: (
      <>
        {why && `${why[0]!.toUpperCase()}${why.slice(1)}. `}
        <Link to={paths.thread('all', message.conversationId, { messageId: message.id })}>
          {t.view}
        </Link>
      </>
    )
  }
}

function toldAutomated(message: Message): Told {
  const { auto_reply, system, fallback } = t.automatedIs
  const kind =
    message.kind === 'auto_reply' ? auto_reply : message.kind === 'system' ? system : fallback
  const isCampaign = message.kind === 'marketing'
  const state = t.states[message.status]
  return {
    icon: isCampaign ? Megaphone : Zap,
    strong: isCampaign ? t.campaign : (message.label ?? kind),
    rest: isCampaign ? `${message.label ?? ''} ${state}`.trim() : t.automated(state),
    ...(message.failure && { under: `${failureWords[message.failure.reason].why}.` })
  }
}

const threadLooks: Partial<Record<EntryKind, [IconShape, string, Told['tone']?]>> = {
  note: [Lock, t.note, 'note'],
  closed: [Check, t.closed],
  reopened: [MessageCircle, t.reopened],
  'client-linked': [Phone, t.linked],
  blocked: [Ban, t.blocked, 'bad'],
  unblocked: [Check, t.unblocked],
  'opted-out': [Ban, t.optedOut, 'bad'],
  'opted-in': [ShieldCheck, t.optedIn],
  'message-deleted': [Trash, t.deleted]
}
const cardLooks: Record<ClientEntry['kind'], [IconShape, string, Told['tone']?]> = {
  note: [Lock, t.note, 'note'],
  added: [UserPlus, t.added],
  imported: [Upload, t.imported],
  merged: [Merge, t.merged],
  email: [Mail, t.email]
}

const visitLooks: Record<AppointmentEntry['kind'], [IconShape, Told['tone']?]> = {
  booked: [CalendarPlus],
  moved: [CalendarClock],
  confirmed: [CalendarCheck, 'good'],
  cancelled: [CalendarDays],
  kept: [CalendarCheck],
  missed: [CircleAlert, 'bad']
}

function toldVisit(entry: AppointmentEntry, times: Times, nameOf: NameOf): Told {
  const { kind, what, startsAt, byId, appointmentId } = entry
  const [icon, tone] = visitLooks[kind]
  return {
    icon,
    strong: t.visits[kind],
    rest: (
      <>
        {t.visit[kind](times.moment(startsAt))}
        <Link to={paths.appointment(appointmentId)}>{what}</Link>
        {byId && `, ${t.by(nameOf(byId))}`}
      </>
    ),
    ...(tone && { tone })
  }
}

function toldEmail(entry: ClientEntry, nameOf: NameOf): Told {
  const { name, address, status, trouble, body, byId } = entry
  const state = t.emailStates[status ?? 'sent']
  const why = trouble ? t.emailTroubles[trouble] : status === 'unknown' ? t.emailUnknown : null
  return {
    icon: status === 'failed' ? CircleAlert : Mail,
    strong: t.email,
    rest: [t.emailTo(name ?? '', address ?? ''), t.by(nameOf(byId)), state].join(', '),
    under: why ? (
      <>
        <span className={css.trouble}>{why}</span> {body}
      </>
    ) : (
      body
    ),
    ...(status === 'failed' && { tone: 'bad' as const })
  }
}

function toldItem(
  item: Exclude<HistoryItem, { of: 'text' | 'appointment' }>,
  nameOf: NameOf
): Told {
  if (item.of === 'consent') {
    const { purpose, given, source, byId, contact } = item.consent
    const who = byId ? t.by(nameOf(byId)) : t.client
    return {
      icon: given ? ShieldCheck : Ban,
      strong: t.consent,
      rest: `${given ? t.to[purpose] : t.notTo[purpose]}, ${who}, ${source}`,
      under: contact
    }
  }
  if (item.of === 'card' && item.entry.kind === 'email') return toldEmail(item.entry, nameOf)
  if (item.of === 'card') {
    const { kind, body, name, byId } = item.entry
    const [icon, strong, tone] = cardLooks[kind]
    const by = kind === 'note' ? t.from(nameOf(byId)) : t.by(nameOf(byId))
    const what =
      kind === 'merged'
        ? t.with(name ?? '')
        : kind === 'imported'
          ? t.fromFile(name ?? '')
          : (name ?? '')
    return {
      icon,
      strong,
      rest: [what, by].filter(Boolean).join(', '),
      under: body,
      ...(tone && { tone })
    }
  }
  const { kind, body, byId } = item.entry
  const [icon, strong, tone] = threadLooks[kind] ?? [MessageCircle, kind]
  const isClients = kind === 'opted-out' || kind === 'opted-in'
  const by = isClients ? t.client : kind === 'note' ? t.from(nameOf(byId)) : t.by(nameOf(byId))
  return { icon, strong, rest: by, under: body, ...(tone && { tone }) }
}
