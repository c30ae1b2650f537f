import { useMemo, useRef } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { messagingLimits } from '@parlor/contract/messaging.ts'
import { fillMergeFields, whyNotFilled } from '@parlor/contract/merge-fields.ts'
import { straighten } from '@parlor/contract/segments.ts'
import type { SendHow } from '../sync/pending.ts'
import { useApp, useDrafts, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'
import { sayWithUndo } from './close-with-undo.ts'
import { costOf } from './cost.ts'
import type { Schedule } from './schedule-dialog.tsx'
import { valuesFor } from './quick-reply-words.ts'
import { useLastSeen } from './use-last-seen.ts'
import { againDraft } from './writing.ts'

/** What is typed to a client, and the ways in which it leaves. */
export function useReply(row: ConversationRow) {
  const app = useApp()
  const drafts = useDrafts()
  const text = drafts.get(row.id) ?? ''
  const resends = drafts.get(againDraft(row.id)) // the failed text that this one stands for
  const { session } = useScreen()
  const field = useRef<HTMLTextAreaElement>(null)
  const lastSeen = useLastSeen(row.id)
  const cost = useMemo(() => costOf(text), [text])
  const filled = useMemo(() => fillMergeFields(text, valuesFor(row, session)), [text, row, session])
  const max = messagingLimits.bodyCharactersMax.toLocaleString()
  const whyNot = !cost
    ? t.composer.empty
    : cost.tooLongBy > 0
      ? t.composer.tooLong(cost.tooLongBy, max)
      : whyNotFilled(filled)

  /** Kept in the outbox first; only then is the draft let go. */
  function letGo(how: SendHow, onSent?: () => void) {
    const kept = app.outbox.add({
      ...{ conversationId: row.id, body: filled.text, resendOf: resends || null },
      how: { lastSeenId: lastSeen(), ...how },
      ...(onSent && { onSent })
    })
    app.drafts.clearWhen(row.id, kept)
    app.drafts.clearWhen(againDraft(row.id), kept)
    app.presence.write(row.id, null)
  }

  /** False, and said why, while there is nothing that may leave. */
  function isReady(): boolean {
    if (whyNot && cost) announce(whyNot, 'assertive')
    return whyNot === null
  }

  return {
    text,
    field,
    cost,
    whyNot,
    resends,
    isReady,
    write(words: string) {
      app.drafts.set(row.id, words)
      if (!words) app.drafts.set(againDraft(row.id), '')
      app.presence.write(row.id, words ? 'text' : null)
    },
    send(alsoClose = false) {
      if (!isReady()) return
      if (alsoClose) letGo({ thenClose: true }, () => sayWithUndo(app, row.id, true))
      else letGo({})
      field.current?.focus()
    },
    async schedule({ scheduledFor, cancelOnReply }: Schedule): Promise<null> {
      letGo({ scheduledFor, ...(cancelOnReply && { cancelOnReply }) })
      announce(
        t.sending.schedule.scheduled(timesIn(session.business.timeZone).exactMinute(scheduledFor))
      )
      return null
    },
    straightenIt() {
      app.drafts.set(row.id, straighten(text))
      announce(t.composer.straightened)
      field.current?.focus()
    }
  }
}
