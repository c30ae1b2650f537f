import { useState } from 'react'
import { cancelScheduled, changeScheduled, type Message } from '@parlor/contract/messaging.ts'
import { call } from '../call.ts'
import { nowMs } from '../clock.ts'
import { troubleOf } from '../sync/store.ts'
import { announce } from '../ui/announce.ts'
import { BubbleMeta, DeliveryState } from '../ui/bubble.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { CalendarClock } from '../ui/icons.ts'
import { TextButton } from '../ui/text-button.tsx'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { scheduleWords } from '../words/en-sending-later.ts'
import type { Times } from '../words/times.ts'
import { firstWord } from './people.ts'
import { ScheduleLater } from './schedule-later.tsx'
import css from './scheduled-text.module.css'

export type ScheduledTextProps = {
  message: Message
  author: string | null
  client: string
  times: Times
}

/** Under a text that waits for its time: when it leaves, and what can still be done about it. */
export function ScheduledText({ message, author, client, times }: ScheduledTextProps) {
  const [isEditing, edit] = useState(false)
  const { id, scheduledFor } = message
  const at = scheduledFor ?? message.at
  return (
    <>
      <BubbleMeta
        parts={[
          author && firstWord(author),
          <ExactTime key="time" at={at} exact={times.exact(at)}>
            {times.ahead(at, nowMs())}
          </ExactTime>,
          <DeliveryState key="state" icon={CalendarClock}>
            {message.cancelOnReply
              ? scheduleWords.unlessReply(firstWord(client))
              : t.thread.states.scheduled}
          </DeliveryState>
        ]}
      />
      {scheduledFor && (
        <p className={css.actions}>
          <TextButton onPress={() => edit(true)}>{scheduleWords.edit}</TextButton>
          <TextButton onPress={() => void act(call(changeScheduled, { id, sendNow: true }))}>
            {scheduleWords.sendNow}
          </TextButton>
          <TextButton onPress={() => void act(call(cancelScheduled, { id }))}>
            {scheduleWords.cancel}
          </TextButton>
        </p>
      )}
      {isEditing && <EditScheduled message={message} client={client} onClose={() => edit(false)} />}
    </>
  )
}

export type EditScheduledProps = { message: Message; client: string; onClose: () => void }

export function EditScheduled({ message, client, onClose }: EditScheduledProps) {
  const { id, scheduledFor, cancelOnReply, body } = message
  return (
    <ScheduleLater
      client={firstWord(client)}
      first={{ scheduledFor, cancelOnReply, body }}
      onClose={onClose}
      onSave={async next => {
        const change = {
          ...(next.body !== body && { body: next.body }),
          ...(next.scheduledFor !== scheduledFor && { scheduledFor: next.scheduledFor }),
          ...(next.cancelOnReply !== cancelOnReply && { cancelOnReply: next.cancelOnReply })
        }
        if (Object.keys(change).length === 0) return null
        return whyNot(call(changeScheduled, { id, ...change }))
      }}
    />
  )
}

async function whyNot(asked: Promise<unknown>): Promise<string | null> {
  try {
    await asked
    return null
  } catch (error) {
    const trouble = troubleOf(error)
    return trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why]
  }
}

/** The thread changes with the event; only what went wrong is said. */
async function act(asked: Promise<unknown>): Promise<void> {
  const words = await whyNot(asked)
  if (!words) return
  showToast({ words })
  announce(words, 'assertive')
}
