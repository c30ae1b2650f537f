import { useMemo, useRef } from 'react'
import { type ConversationRow, whyNotSend } from '@parlor/contract/conversations.ts'
import { messagingLimits } from '@parlor/contract/messaging.ts'
import { straighten } from '@parlor/contract/segments.ts'
import { useApp, useDrafts, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Banner, BannerAction } from '../ui/banner.tsx'
import { Composer, ComposerClosed, ComposerStatus } from '../ui/composer.tsx'
import { ArrowUp, Ban, Lock, Plus } from '../ui/icons.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { type MenuEntry, MenuIconButton } from '../ui/menu.tsx'
import { SplitButton } from '../ui/split-button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { t } from '../words/en.ts'
import { sayWithUndo } from './close-with-undo.ts'
import { type Cost, costOf } from './cost.ts'
import { nameOf, shortNameOf } from './people.ts'
import { TypingLine } from './presence.tsx'
import { useLastSeen } from './use-last-seen.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

type ReplyProps = { row: ConversationRow; onNote: () => void }

/** Where one answers. What is typed is kept until it is on its way. */
export function Reply({ row, onNote }: ReplyProps) {
  const why = whyNotSend(row)
  if (why) {
    return (
      <ComposerClosed>
        <Banner
          icon={Ban}
          tone="danger"
          shape="card"
          action={<BannerAction onPress={onNote}>{t.note.write}</BannerAction>}
        >
          {why}
        </Banner>
      </ComposerClosed>
    )
  }
  return <OpenReply row={row} onNote={onNote} />
}

function OpenReply({ row, onNote }: ReplyProps) {
  const app = useApp()
  const text = useDrafts().get(row.id) ?? ''
  const field = useRef<HTMLTextAreaElement>(null)
  const lastSeen = useLastSeen(row.id)
  const { closeWord } = useScreen().session.business
  const cost = useMemo(() => costOf(text), [text])
  const max = messagingLimits.bodyCharactersMax.toLocaleString()
  const whyNot = !cost
    ? t.composer.empty
    : cost.tooLongBy > 0
      ? t.composer.tooLong(cost.tooLongBy, max)
      : null

  function send(alsoClose = false) {
    if (whyNot) {
      if (cost) announce(whyNot, 'assertive')
      return
    }
    // Kept in the outbox first; only then is the draft let go.
    const kept = app.outbox.add({
      ...{ conversationId: row.id, body: text },
      how: { lastSeenId: lastSeen(), ...(alsoClose && { thenClose: true }) },
      ...(alsoClose && { onSent: () => sayWithUndo(app, row.id, true) })
    })
    app.drafts.clearWhen(row.id, kept)
    app.presence.write(row.id, null)
    field.current?.focus()
  }

  function straightenIt() {
    app.drafts.set(row.id, straighten(text))
    announce(t.composer.straightened)
    field.current?.focus()
  }

  const more: MenuEntry[] = [
    {
      id: 'send-and-close',
      label: t.sending.sendAndClose[closeWord],
      keyHint: t.composer.sendAndCloseKeys(isMac),
      disabledBecause: whyNot,
      onAction: () => send(true)
    }
  ]

  return (
    <Composer
      id="reply"
      ref={field}
      label={t.composer.label(nameOf(row))}
      placeholder={t.composer.placeholder(shortNameOf(row))}
      value={text}
      onChange={value => {
        app.drafts.set(row.id, value)
        app.presence.write(row.id, value ? 'text' : null)
      }}
      onSend={send}
      costly={cost?.costly ?? null}
      onKeyDown={event => {
        const isSendAndClose = event.key === 'Enter' && event.shiftKey
        if (!isSendAndClose || !(event.metaKey || event.ctrlKey)) return
        event.preventDefault()
        send(true)
      }}
      status={
        <ComposerStatus
          left={
            cost?.tooLongBy ? <TooLong words={whyNot} /> : <TypingLine conversationId={row.id} />
          }
          right={cost && !cost.tooLongBy && <CostLine cost={cost} onStraighten={straightenIt} />}
        />
      }
      tools={<IconButton icon={Lock} label={t.note.write} keyHint="n" onPress={onNote} />}
      phoneTools={
        <MenuIconButton
          icon={Plus}
          iconSize={20}
          label={t.sending.moreTools}
          entries={[...more, { id: 'note', icon: Lock, label: t.note.write, onAction: onNote }]}
        />
      }
      send={
        <SplitButton
          label={t.composer.send}
          menuLabel={t.composer.moreWays}
          roundIcon={ArrowUp}
          disabledBecause={whyNot}
          onPress={() => send()}
          entries={more}
        />
      }
    />
  )
}

function TooLong({ words }: { words: string | null }) {
  return <strong role="status">{words}</strong>
}

/** "1 text, 63 of 160", or which character makes it two and the way out. */
function CostLine({ cost, onStraighten }: { cost: Cost; onStraighten: () => void }) {
  const { texts, used, room, costly } = cost
  if (!costly) {
    return (
      <span>
        <strong>{t.composer.texts(texts)}</strong>, {t.composer.used(used, room)}
      </span>
    )
  }
  return (
    <>
      <span>
        <strong>{t.composer.texts(texts)}.</strong>{' '}
        {t.composer.adds(
          costly.mends ? t.composer.curly(costly.char) : costly.char,
          costly.adds
        )}{' '}
      </span>
      {costly.mends && <TextButton onPress={onStraighten}>{t.composer.straighten}</TextButton>}
    </>
  )
}
