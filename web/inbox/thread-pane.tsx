import { useEffect, useMemo } from 'react'
import { useSearch } from 'wouter'
import { isUnread } from '@parlor/contract/conversations.ts'
import type { ThreadEntry } from '@parlor/contract/thread-entries.ts'
import { soughtIn } from '../paths.ts'
import { linesOf, withPending } from '../sync/pending.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useAfter, useIsLooking, useLayout } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, CircleAlert, MessageCircle } from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { SkeletonRows } from '../ui/waiting.tsx'
import { t } from '../words/en.ts'
import { Answer } from './answer.tsx'
import { CopyId } from './list-state.tsx'
import { CollisionGuard } from './collision-guard.tsx'
import { findInThread } from './finder-later.ts'
import { nameOf } from './people.ts'
import { ThreadHeader } from './thread-header.tsx'
import { ThreadLines } from './thread-lines.tsx'
import type { UnknownNumberProps } from './unknown-number.tsx'
import css from './thread-pane.module.css'

export type ThreadPaneProps = {
  threadId: string | null
  onBack: () => void
  panel: { isOpen: boolean; toggle: () => void } | null // null: beside something else
  isAlone: boolean // on a page of its own
}

/** One conversation: what was said, and what we are about to say. */
export function ThreadPane({ threadId, ...props }: ThreadPaneProps) {
  if (!threadId) return <NothingPicked />
  return <OpenThread id={threadId} {...props} />
}

function NothingPicked() {
  return (
    <div className={css.middle}>
      <State icon={MessageCircle} title={t.thread.pick}>
        {matchMedia('(pointer: coarse)').matches ? t.thread.pickHelpTouch : t.thread.pickHelp}
      </State>
    </div>
  )
}

const noEntries: readonly ThreadEntry[] = []

type OpenThreadProps = Omit<ThreadPaneProps, 'threadId'> & { id: string }

function OpenThread({ id, onBack, panel, isAlone }: OpenThreadProps) {
  const { known, pending } = useScreen()
  const truth = known.state.conversations[id]
  const row = useMemo(() => truth && withPending(truth, pending), [truth, pending])
  const messages = known.state.threads[id]
  const entries = known.state.entries[id] ?? noEntries
  const lines = useMemo(() => {
    const mine = pending.outbox.filter(each => each.conversationId === id)
    return messages && linesOf(messages, mine)
  }, [messages, pending.outbox, id])
  const search = useSearch()
  const { q } = soughtIn(search)
  const messageId = new URLSearchParams(search).get('at')
  useReadMark(id)

  if (!row) {
    return (
      <>
        <NoRowHeader onBack={onBack} />
        <NoThread id={id} who={null} onBack={onBack} />
      </>
    )
  }
  return (
    <>
      <ThreadHeader row={row} onBack={onBack} panel={panel} isAlone={isAlone} />
      {q && messageId && <Later piece={findInThread} give={{ conversationId: id, q, messageId }} />}
      {!row.client && <Later piece={unknown} give={{ row }} />}
      {lines ? (
        <ThreadLines {...{ row, lines, entries, isAlone }} sought={(messageId && q) || null} />
      ) : (
        <NoThread id={id} who={nameOf(row)} onBack={onBack} />
      )}
      <CollisionGuard conversationId={id} />
      <Answer row={row} />
    </>
  )
}

const unknown = later<UnknownNumberProps>(
  async () => (await import('./unknown-number.tsx')).UnknownNumber
)

/** On the phone there must be a way back from what is not there. */
function NoRowHeader({ onBack }: { onBack: () => void }) {
  const isPhone = useLayout() === 'phone'
  return (
    <PaneHeader
      size="name"
      title={t.thread.conversation}
      before={isPhone && <IconButton icon={ChevronLeft} label={t.thread.back} onPress={onBack} />}
    />
  )
}

/** Seen is read: once the texts are on the screen and somebody is in front of it. */
function useReadMark(id: string) {
  const app = useApp()
  const { known, pending } = useScreen()
  const isLooking = useIsLooking()
  const row = known.state.conversations[id]
  // Whoever looks at the past has not seen what is new.
  const isThere = known.state.threads[id] !== undefined && !known.threads[id]?.newer
  const through = row && isUnread(withPending(row, pending)) ? row.lastInboundAt : null
  useEffect(() => {
    if (isLooking && isThere && through) app.markRead(id, through)
  }, [app, id, isLooking, isThere, through])
}

const skeletonAfterMs = 150

type NoThreadProps = { id: string; who: string | null; onBack: () => void }

function NoThread({ id, who, onBack }: NoThreadProps) {
  const { loader } = useApp()
  const { loads } = useScreen()
  const { isBusy, trouble } = loads[`thread:${id}`] ?? { isBusy: true, trouble: null }
  const isLate = useAfter(skeletonAfterMs, isBusy)
  // It was here, and an event took it away.
  if (!isBusy && !trouble && !who) return <Gone onBack={onBack} />
  if (isBusy || !trouble) {
    return (
      <div className={css.middle}>
        {isLate && <SkeletonRows label={t.thread.loading(who ?? '')} rows={4} />}
      </div>
    )
  }
  if (
    trouble.kind === 'refused' &&
    (trouble.code === 'not-found' || trouble.code === 'bad-input')
  ) {
    return <Gone onBack={onBack} />
  }
  const requestId = trouble.kind === 'refused' ? trouble.requestId : null
  return (
    <div className={css.middle}>
      <State
        icon={CircleAlert}
        title={t.thread.failed}
        isAlert
        action={
          <>
            <Button onPress={loader.retry}>{t.trouble.tryAgain}</Button>
            {requestId && <CopyId id={requestId} />}
          </>
        }
      >
        {trouble.kind === 'refused' ? trouble.detail : t.trouble[trouble.why]}
      </State>
    </div>
  )
}

/** Deleted, or not mine to see: said plainly, with the way back. */
function Gone({ onBack }: { onBack: () => void }) {
  return (
    <div className={css.middle}>
      <State
        icon={CircleAlert}
        title={t.gone.title}
        isAlert
        action={<Button onPress={onBack}>{t.gone.back}</Button>}
      >
        {t.gone.help}
      </State>
    </div>
  )
}
