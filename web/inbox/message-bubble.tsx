import { memo } from 'react'
import type { Message } from '@parlor/contract/messaging.ts'
import { useApp, useColleagues } from '../sync/use-app.tsx'
import { Bubble, BubbleHead, BubbleMeta, type BubbleTone, DeliveryState } from '../ui/bubble.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import type { IconShape } from '../ui/icon.tsx'
import {
  ArrowUp,
  Ban,
  CalendarClock,
  Check,
  CheckCheck,
  CircleAlert,
  CircleQuestion,
  Clock,
  CloudOff,
  Megaphone,
  Moon,
  Zap
} from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { t } from '../words/en.ts'
import type { Times } from '../words/times.ts'
import { hasFailedState, type Shown, type ShownState } from './lay-out.ts'
import { firstWord } from './people.ts'
import { PhotosLine } from './photos-line.tsx'
import { scheduledText } from './schedule-later.tsx'
import { TextBody } from './text-body.tsx'
import { articleId, useTextMenu } from './text-menu.tsx'

const failedText = later<MessageBubbleProps>(
  async () => (await import('./failed-text.tsx')).FailedText
)

export type MessageBubbleProps = {
  shown: Shown
  client: string // by the name they have here
  times: Times
  isNew: boolean
  isResent: boolean
  isRinged?: boolean // somebody looked for this one
  sought?: string | null // and for these words, in all of them
}

/** One text: in the shape of who said it, with how far it came. A thread holds hundreds, and a new
 * one must not draw the others again. */
export const MessageBubble = memo(function MessageBubble(props: MessageBubbleProps) {
  const { shown, client, times, isNew } = props
  const { message } = shown.line
  const isTheirs = message.direction === 'inbound'
  const author = useColleagues().get(message.authorId ?? '')
  const who = isTheirs ? client : (author?.name ?? t.thread.us)
  const when = times.moment(message.at)
  const way = isTheirs ? t.text.inbound : t.text.outbound
  const isByHand = isTheirs || message.kind === 'direct'
  const [openMenu, menu] = useTextMenu({ shown, times, isResent: props.isResent })
  return (
    <Bubble
      id={articleId(message.id)}
      label={t.text.said(isByHand ? who : t.thread.automated, way, when, message.media.length)}
      exact={times.exact(message.at)}
      onHold={openMenu}
      beside={menu}
      isRinged={props.isRinged ?? false}
      side={isTheirs ? 'left' : 'right'}
      tone={toneOfText(message, shown.state)}
      run={shown.run}
      head={!isByHand && <KindLine message={message} />}
      meta={shown.showsMeta && <UnderText {...props} author={author?.name ?? null} />}
      isNew={isNew}
    >
      {message.body && <TextBody body={message.body} sought={props.sought ?? null} />}
      {message.media.length > 0 && <PhotosLine count={message.media.length} />}
    </Bubble>
  )
}, looksTheSame)

function looksTheSame(a: MessageBubbleProps, b: MessageBubbleProps): boolean {
  return (
    a.shown.line.message === b.shown.line.message &&
    a.shown.line.here === b.shown.line.here &&
    a.shown.line.refusal === b.shown.line.refusal &&
    a.shown.state === b.shown.state &&
    a.shown.run === b.shown.run &&
    a.shown.showsMeta === b.shown.showsMeta &&
    a.client === b.client &&
    a.times === b.times &&
    a.isNew === b.isNew &&
    a.isResent === b.isResent &&
    a.isRinged === b.isRinged &&
    a.sought === b.sought
  )
}

function toneOfText(message: Message, state: ShownState): BubbleTone {
  if (message.direction === 'inbound') return 'theirs'
  if (hasFailedState(state)) return 'failed'
  if (message.kind !== 'direct') return 'outline'
  const waits: ShownState[] = [
    'queued',
    'offline',
    'scheduled',
    'held',
    'unknown',
    'cancelled',
    'paused'
  ]
  return waits.includes(state) ? 'pending' : 'ours'
}

function KindLine({ message: { kind, label } }: { message: Message }) {
  if (kind === 'marketing') {
    return (
      <BubbleHead icon={Megaphone} isBand>
        {label ? t.thread.campaign(label) : t.thread.campaignOnly}
      </BubbleHead>
    )
  }
  if (kind === 'auto_reply') {
    return <BubbleHead icon={Moon}>{label ?? t.thread.afterHours}</BubbleHead>
  }
  return (
    <BubbleHead icon={Zap}>
      {label ? t.thread.automatedLabel(label) : t.thread.automated}
    </BubbleHead>
  )
}

const stateIcons: Record<ShownState, IconShape> = {
  received: Check,
  scheduled: CalendarClock,
  held: Clock,
  queued: Clock,
  sending: ArrowUp,
  unknown: CircleQuestion,
  sent: Check,
  failed: CircleAlert,
  cancelled: Ban,
  undelivered: CircleAlert,
  delivered: CheckCheck,
  offline: CloudOff,
  refused: CircleAlert,
  paused: Clock
}

function UnderText(props: MessageBubbleProps & { author: string | null }) {
  const { shown, times, author } = props
  const { message } = shown.line
  if (hasFailedState(shown.state)) return <Later piece={failedText} give={props} />
  if (message.status === 'scheduled' && shown.state !== 'paused') {
    return <Later piece={scheduledText} give={{ message, author, client: props.client, times }} />
  }
  const time = (
    <ExactTime at={message.at} exact={times.exact(message.at)}>
      {times.clock(message.at)}
    </ExactTime>
  )
  if (message.direction === 'inbound') return <BubbleMeta parts={[time]} />
  const state = shown.state === 'refused' ? 'failed' : shown.state
  return (
    <BubbleMeta
      parts={[
        message.kind === 'direct' && author && firstWord(author),
        time,
        <DeliveryState key="state" icon={stateIcons[shown.state]}>
          {t.thread.states[state]}
        </DeliveryState>,
        message.mayResend && !props.isResent && <Resend key="resend" message={message} />
      ]}
    />
  )
}

/** Only a person may send again what perhaps has left. */
function Resend({ message }: { message: Message }) {
  const { outbox } = useApp()
  const { conversationId, body, id: resendOf } = message
  return (
    <TextButton onPress={() => void outbox.add({ conversationId, body, resendOf })}>
      {t.thread.resend}
    </TextButton>
  )
}
