import { useEffect, useState } from 'react'
import { Collision } from '@parlor/contract/messaging.ts'
import { nowMs } from '../clock.ts'
import type { OutboxItem } from '../sync/pending.ts'
import { useApp, useColleagues } from '../sync/use-app.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { CollisionCard } from '../ui/collision-card.tsx'
import { initialsOf } from '../ui/initials.ts'
import { t } from '../words/en.ts'
import { ago } from '../words/ago.ts'
import { firstWord, toneOf } from './people.ts'
import { plainLine } from './text-parts.ts'
import { useEditAgain } from './use-edit-again.ts'

const tickMs = 1_000

export type CollisionNewsProps = { item: OutboxItem }

/** Who was faster with which words, and what may become of ours. */
export function CollisionNews({ item }: CollisionNewsProps) {
  const read = Collision.safeParse(item.refusal?.details)
  return read.success && <Paused item={item} theirs={read.data} />
}

function Paused({ item, theirs }: { item: OutboxItem; theirs: Collision }) {
  const { outbox } = useApp()
  const who = useColleagues().get(theirs.authorId)
  const now = useNow()
  const editAgain = useEditAgain(item.conversationId)

  function edit() {
    outbox.discard(item.id)
    editAgain(item.body, item.resendOf)
  }

  return (
    <CollisionCard
      avatar={
        <Avatar
          initials={initialsOf(theirs.authorName)}
          {...(who && { tone: toneOf(who.colour) })}
          size={20}
        />
      }
      title={t.sending.collision.replied(firstWord(theirs.authorName), ago(theirs.at, now))}
      actions={
        <>
          <Button size="s" onPress={() => outbox.discard(item.id)}>
            {t.sending.collision.discard}
          </Button>
          <Button size="s" tone="quiet" onPress={edit}>
            {t.sending.collision.edit}
          </Button>
          <Button
            size="s"
            tone="quiet"
            onPress={() => outbox.retry(item.id, { lastSeenId: theirs.messageId })}
          >
            {t.sending.collision.sendAnyway}
          </Button>
        </>
      }
    >
      {t.sending.collision.theirs(plainLine(theirs.body))} {t.sending.collision.notSent}
    </CollisionCard>
  )
}

function useNow(): number {
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
