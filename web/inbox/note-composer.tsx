import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { newId } from '@parlor/contract/ids.ts'
import { addNote, entryLimits } from '@parlor/contract/thread-entries.ts'
import { call } from '../call.ts'
import { useApp, useDrafts } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Composer, ComposerStatus } from '../ui/composer.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Lock } from '../ui/icons.ts'
import { threadActs as t } from '../words/en-thread-acts.ts'
import { useEmojis } from './emoji-later.tsx'
import { MentionList } from './mention-list.tsx'
import { mentionsIn } from './mentions.ts'
import { whyOf } from './or-say.ts'
import { nameOf } from './people.ts'
import { TypingLine } from './presence.tsx'
import { useMentions } from './use-mentions.ts'
import { noteDraft } from './writing.ts'

export type NoteComposerProps = { row: ConversationRow; onDone: () => void }

/** Words for the team alone. They are kept until the server has them. */
export function NoteComposer({ row, onDone }: NoteComposerProps) {
  const { presence } = useApp()
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const note = useNote(row.id)
  const mentions = useMentions(field, note.text, note.type)
  const emojis = useEmojis(field, mentions.insert)
  const whyNot = note.text.trim() ? null : t.note.empty

  useEffect(() => {
    field.current?.focus()
    return () => presence.write(row.id, null)
  }, [presence, row.id])

  async function save() {
    if (whyNot || note.isBusy) return
    if (await note.save(mentionsIn(note.text, mentions.people))) onDone()
  }

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.keyDown(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onDone()
    }
  }

  return (
    <Composer
      id="reply"
      ref={field}
      mode="note"
      label={t.note.label(nameOf(row))}
      placeholder={t.note.placeholder}
      value={note.text}
      maxLength={entryLimits.noteCharactersMax}
      onChange={note.type}
      onSend={() => void save()}
      onKeyDown={keyDown}
      onSelect={mentions.look}
      onBlur={mentions.close}
      picker={mentions.found.length > 0 ? { id: listId, active: mentions.active } : null}
      status={<NoteStatus conversationId={row.id} trouble={note.trouble} />}
      over={
        mentions.found.length > 0 ? (
          <MentionList
            id={listId}
            people={mentions.found}
            active={mentions.active}
            onPick={mentions.pick}
          />
        ) : (
          emojis.list
        )
      }
      tools={
        <>
          {emojis.button}
          <BackToText onDone={onDone} />
        </>
      }
      phoneTools={<BackToText onDone={onDone} />}
      send={
        <Button
          tone="primary"
          disabledBecause={whyNot}
          isBusy={note.isBusy}
          onPress={() => void save()}
        >
          {t.note.save}
        </Button>
      }
    />
  )
}

function NoteStatus({
  conversationId,
  trouble
}: {
  conversationId: string
  trouble: string | null
}) {
  return (
    <ComposerStatus
      left={
        trouble ? (
          <strong role="alert">{t.note.kept(trouble)}</strong>
        ) : (
          <TypingLine conversationId={conversationId} />
        )
      }
    />
  )
}

function BackToText({ onDone }: { onDone: () => void }) {
  return <IconButton icon={Lock} label={t.note.backToText} isPressed onPress={onDone} />
}

/** The draft of a note, and the one try to save it that is under way. */
function useNote(conversationId: string) {
  const { drafts, presence } = useApp()
  const key = noteDraft(conversationId)
  const text = useDrafts().get(key) ?? ''
  const [noteId] = useState(newId) // the same try again is the same note
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  function type(value: string) {
    drafts.set(key, value)
    setTrouble(null)
    presence.write(conversationId, value ? 'note' : null)
  }

  async function save(mentions: string[]): Promise<boolean> {
    setBusy(true)
    setTrouble(null)
    try {
      await call(addNote, { id: conversationId, noteId, body: text.trim(), mentions })
      drafts.set(key, '')
      presence.write(conversationId, null)
      announce(t.note.saved)
      return true
    } catch (error) {
      setTrouble(whyOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { text, type, save, isBusy, trouble }
}
