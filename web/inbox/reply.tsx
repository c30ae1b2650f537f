import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { CloseWord } from '@parlor/contract/businesses.ts'
import { type ConversationRow, whyNotSend } from '@parlor/contract/conversations.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { Banner, BannerAction } from '../ui/banner.tsx'
import { Composer, ComposerClosed, ComposerStatus } from '../ui/composer.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ArrowUp, Ban, CalendarClock, Lock, MessageQuote, Plus, Smile } from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { type MenuEntry, MenuIconButton } from '../ui/menu.tsx'
import { SplitButton } from '../ui/split-button.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { t } from '../words/en.ts'
import type { Cost } from './cost.ts'
import { useEmojis } from './emoji-later.tsx'
import { lastToEdit } from './last-to-edit.ts'
import { nameOf, shortNameOf } from './people.ts'
import { TypingLine } from './presence.tsx'
import type { QuickReplyDialogProps } from './quick-reply-dialog.tsx'
import type { QuickReplyListProps } from './quick-reply-list.tsx'
import type { Schedule } from './schedule-dialog.tsx'
import { editScheduled, preloadSchedule, ScheduleLater } from './schedule-later.tsx'
import { useReply } from './use-reply.ts'
import { useSlash } from './use-slash.ts'
import { againDraft } from './writing.ts'

type Asks = 'when' | 'quick-replies' | Message
type Writing = ReturnType<typeof useReply>

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

const quickReplyList = later<QuickReplyListProps>(
  async () => (await import('./quick-reply-list.tsx')).QuickReplyList
)
const manage = later<QuickReplyDialogProps>(
  async () => (await import('./quick-reply-dialog.tsx')).QuickReplyDialog
)

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
  const reply = useReply(row)
  const { text, cost, whyNot } = reply
  const { closeWord } = useScreen().session.business
  const [asks, ask] = useState<Asks | null>(null)
  const slash = useSlash(reply.field, text, reply.write)
  const emojis = useEmojis(reply.field, slash.insert)
  const editLast = useEditLast(row.id, ask)
  const askWhen = () => reply.isReady() && ask('when')

  const more = waysToSend(reply, closeWord, askWhen)

  function keyDown(event: KeyboardEvent) {
    if (slash.keyDown(event)) return
    const isCommand = (event.metaKey || event.ctrlKey) && event.shiftKey
    if (isCommand && event.key === 'Enter') reply.send(true)
    else if (isCommand && event.key.toLowerCase() === 's') askWhen()
    else if (event.key !== 'ArrowUp' || text !== '' || !editLast()) return
    event.preventDefault()
  }

  return (
    <>
      <Composer
        id="reply"
        ref={reply.field}
        label={t.composer.label(nameOf(row))}
        placeholder={t.composer.placeholder(shortNameOf(row))}
        value={text}
        onChange={reply.write}
        onSend={reply.send}
        costly={cost?.costly ?? null}
        onKeyDown={keyDown}
        onSelect={slash.look}
        onBlur={slash.close}
        picker={slash.picker}
        over={
          slash.typed !== null ? (
            <Later
              piece={quickReplyList}
              give={{ row, typed: slash.typed, slash, onManage: () => ask('quick-replies') }}
            />
          ) : (
            emojis.list
          )
        }
        status={<StatusLine conversationId={row.id} reply={reply} />}
        tools={<Tools emoji={emojis.button} onQuick={slash.ask} onNote={onNote} />}
        late={<ScheduleButton whyNot={whyNot} onPress={askWhen} />}
        phoneTools={
          <PhoneTools ways={more} onEmoji={emojis.ask} onQuick={slash.ask} onNote={onNote} />
        }
        send={
          <SplitButton
            label={t.composer.send}
            menuLabel={t.composer.moreWays}
            roundIcon={ArrowUp}
            disabledBecause={whyNot}
            onPress={() => reply.send()}
            entries={more}
          />
        }
      />
      {asks && (
        <ReplyDialog row={row} asks={asks} onSchedule={reply.schedule} onClose={() => ask(null)} />
      )}
    </>
  )
}

function waysToSend(
  { send, whyNot }: Writing,
  closeWord: CloseWord,
  askWhen: () => void
): MenuEntry[] {
  return [
    {
      id: 'send-and-close',
      label: t.sending.sendAndClose[closeWord],
      keyHint: t.composer.sendAndCloseKeys(isMac),
      disabledBecause: whyNot,
      onAction: () => send(true)
    },
    {
      id: 'schedule',
      label: t.sending.schedule.scheduleMore,
      keyHint: t.sending.schedule.keys(isMac),
      disabledBecause: whyNot,
      onAction: askWhen
    }
  ]
}

type ToolsProps = { onQuick: () => void; onNote: () => void }

function Tools({ emoji, onQuick, onNote }: ToolsProps & { emoji: ReactNode }) {
  return (
    <>
      {emoji}
      <IconButton icon={MessageQuote} label={t.sending.quick.label} keyHint="/" onPress={onQuick} />
      <IconButton icon={Lock} label={t.note.write} keyHint="n" onPress={onNote} />
    </>
  )
}

/** On the phone one button stands for all of them. */
function PhoneTools({
  ways,
  onEmoji,
  onQuick,
  onNote
}: ToolsProps & { ways: MenuEntry[]; onEmoji: () => void }) {
  return (
    <MenuIconButton
      icon={Plus}
      iconSize={20}
      label={t.sending.moreTools}
      entries={[
        ...ways,
        { id: 'emoji', icon: Smile, label: t.sending.emoji, onAction: onEmoji },
        { id: 'quick', icon: MessageQuote, label: t.sending.quick.label, onAction: onQuick },
        { id: 'note', icon: Lock, label: t.note.write, onAction: onNote }
      ]}
    />
  )
}

function ReplyDialog(props: {
  row: ConversationRow
  asks: Asks
  onSchedule: (schedule: Schedule) => Promise<null>
  onClose: () => void
}) {
  const { row, asks, onSchedule, onClose } = props
  const client = shortNameOf(row)
  if (asks === 'quick-replies') return <Later piece={manage} give={{ onClose }} />
  if (asks !== 'when')
    return <Later piece={editScheduled} give={{ message: asks, client, onClose }} />
  return (
    <ScheduleLater
      client={client}
      first={{ scheduledFor: null, cancelOnReply: false, body: null }}
      onSave={onSchedule}
      onClose={onClose}
    />
  )
}

/** A text of the thread that has not gone comes back under the hand: ↑ in the empty field. */
function useEditLast(conversationId: string, edit: (scheduled: Message) => void) {
  const app = useApp()
  return () => {
    const line = lastToEdit(app.store.get(), conversationId)
    if (line?.message.status === 'scheduled' && line.here === 'no') edit(line.message)
    else if (line) {
      if (line.here === 'refused') app.outbox.discard(line.message.id)
      app.drafts.set(conversationId, line.message.body)
      const { id, resendOf } = line.message
      app.drafts.set(againDraft(conversationId), (line.here === 'no' ? id : resendOf) ?? '')
    }
    return line !== null
  }
}

function ScheduleButton({ whyNot, onPress }: { whyNot: string | null; onPress: () => void }) {
  return (
    <IconButton
      icon={CalendarClock}
      label={t.sending.schedule.schedule}
      keyHint={t.sending.schedule.keys(isMac)}
      disabledBecause={whyNot}
      aria-haspopup="dialog"
      onPointerEnter={preloadSchedule}
      onFocus={preloadSchedule}
      onPress={onPress}
    />
  )
}

/** Left who types, right what it costs. */
function StatusLine({ conversationId, reply }: { conversationId: string; reply: Writing }) {
  const { cost, whyNot, resends, straightenIt } = reply
  if (cost && whyNot) return <ComposerStatus left={<TooLong words={whyNot} />} />
  return (
    <ComposerStatus
      left={resends ? t.sending.resends : <TypingLine conversationId={conversationId} />}
      right={cost && <CostLine cost={cost} onStraighten={straightenIt} />}
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
