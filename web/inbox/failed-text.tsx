import { retryOf } from '@parlor/contract/failures.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { FailedLine } from '../ui/failed-line.tsx'
import { t } from '../words/en.ts'
import { threadActs } from '../words/en-thread-acts.ts'
import { failureHelp } from '../words/failure-help.ts'
import { failureWords } from '../words/failures.ts'
import type { MessageBubbleProps } from './message-bubble.tsx'
import { useEditAgain, useWhyNotSend } from './use-edit-again.ts'

/** Under a text that did not go: why, what to do, and what support will ask for. */
export function FailedText({ shown, times, isNew, isResent }: MessageBubbleProps) {
  const { session } = useScreen()
  const { message, here, refusal } = shown.line
  const isMine = message.authorId === session.staff.id
  if (here === 'refused') {
    const code = t.thread.serverCode(refusal?.code ?? '', refusal?.requestId ?? null)
    return (
      <FailedLine
        reason={t.thread.notSent(refusal?.detail ?? '')}
        detailsLabel={t.thread.details}
        facts={[
          { label: t.thread.whatToDo, value: t.thread.fixAndResend },
          { label: t.thread.forSupport, value: `${code} · ${times.toTheSecond(message.at)}` }
        ]}
        actions={<RefusedActions message={message} />}
        isOpenAtFirst={isMine}
      />
    )
  }
  const { reason, carrierCode, at } = message.failure ?? {
    ...{ reason: 'unknown-reason' as const, carrierCode: null, at: message.at }
  }
  const words = failureWords[reason]
  const support = [carrierCode && t.thread.carrierCode(carrierCode), reason, times.toTheSecond(at)]
  return (
    <FailedLine
      reason={t.thread.notDelivered(words.why)}
      detailsLabel={t.thread.details}
      facts={[
        { label: t.thread.whatToDo, value: failureHelp[reason] },
        { label: threadActs.again, value: threadActs.mayHelp[retryOf(reason)] },
        { label: t.thread.forSupport, value: support.filter(part => part).join(' · ') }
      ]}
      actions={!isResent && <FailedActions message={message} why={failureHelp[reason]} />}
      isOpenAtFirst={isMine && isNew}
    />
  )
}

function FailedActions({ message, why }: { message: Message; why: string }) {
  const { outbox } = useApp()
  const editAgain = useEditAgain(message.conversationId)
  const edit = () => editAgain(message.body, message.id)
  const { conversationId, body, id: resendOf, failure } = message
  const never = failure !== null && retryOf(failure.reason) === 'never'
  const whyNot = useWhyNotSend(conversationId)
  return (
    <>
      <Button tone="primary" size="s" disabledBecause={whyNot} onPress={edit}>
        {t.thread.editAndResend}
      </Button>
      <Button
        tone="quiet"
        size="s"
        disabledBecause={whyNot ?? (never ? why : null)}
        onPress={() => void outbox.add({ conversationId, body, resendOf })}
      >
        {t.thread.retry}
      </Button>
    </>
  )
}

/** It never left this browser, so it can also be thrown away. */
function RefusedActions({ message }: { message: Message }) {
  const { outbox } = useApp()
  const editAgain = useEditAgain(message.conversationId)
  return (
    <>
      <Button
        tone="primary"
        size="s"
        onPress={() => {
          outbox.discard(message.id)
          editAgain(message.body, message.resendOf)
        }}
      >
        {t.thread.editAndResend}
      </Button>
      <Button tone="quiet" size="s" onPress={() => outbox.retry(message.id)}>
        {t.thread.retry}
      </Button>
      <Button tone="quiet" size="s" onPress={() => outbox.discard(message.id)}>
        {t.thread.discard}
      </Button>
    </>
  )
}
