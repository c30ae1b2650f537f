import { useEffect, useState, useSyncExternalStore } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import { messagingLimits } from '@parlor/contract/messaging.ts'
import { mergeFields } from '@parlor/contract/merge-fields.ts'
import {
  type QuickReply,
  quickReplyLimits,
  whyNotChange,
  whyNotShare
} from '@parlor/contract/quick-replies.ts'
import { quickRepliesOf } from '../sync/quick-replies.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Plus, SquarePen, Trash } from '../ui/icons.ts'
import { takeFocus } from '../ui/refs.ts'
import { TextArea } from '../ui/text-area.tsx'
import { Tick } from '../ui/tick.tsx'
import { quickWords } from '../words/en-sending-later.ts'
import { whyOf } from './or-say.ts'
import css from './quick-reply-dialog.module.css'
import { plainLine } from './text-parts.ts'

export type QuickReplyDialogProps = { onClose: () => void }

type Draft = Omit<QuickReply, 'ownerId'>
const words = quickWords

/** What is kept for later: added, changed, deleted, shared. */
export function QuickReplyDialog({ onClose }: QuickReplyDialogProps) {
  const quickReplies = quickRepliesOf(useApp())
  const mayShare = useScreen().session.permissions.includes('settings.change')
  const all = useSyncExternalStore(quickReplies.subscribe, quickReplies.all) ?? []
  const [draft, edit] = useState<Draft | null>(null)
  const [why, setWhy] = useState<string | null>(null)

  useEffect(() => {
    quickReplies.read().catch((error: unknown) => setWhy(whyOf(error)))
  }, [quickReplies])

  async function act(asked: Promise<void>, done: string) {
    setWhy(null)
    try {
      await asked
      edit(null)
      announce(done)
    } catch (error) {
      setWhy(whyOf(error))
    }
  }

  if (draft) {
    return (
      <EditQuickReply
        draft={draft}
        why={why}
        mayShare={mayShare}
        onChange={edit}
        onSave={() => void act(quickReplies.save(draft), words.saved)}
        onClose={() => {
          setWhy(null)
          edit(null)
        }}
      />
    )
  }
  return (
    <Dialog
      isOpen
      size="work"
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button ref={takeFocus} onPress={onClose}>
            {words.done}
          </Button>
          <Button
            tone="primary"
            icon={Plus}
            onPress={() => edit({ id: newId(), name: '', body: '', isShared: false })}
          >
            {words.add}
          </Button>
        </>
      }
    >
      {why && <p role="alert">{why}</p>}
      {all.length === 0 && <p className={css.none}>{words.noneHelp}</p>}
      <ul className={css.list}>
        {all.map(each => {
          const whyNot = whyNotChange(each, mayShare)
          return (
            <li key={each.id} className={css.row}>
              <span className={css.texts}>
                <span className={css.name}>
                  {each.name} {each.isShared && <Chip>{words.shared}</Chip>}
                </span>
                <span className={css.body}>{plainLine(each.body)}</span>
              </span>
              <IconButton
                icon={SquarePen}
                label={words.change(each.name)}
                disabledBecause={whyNot}
                onPress={() => edit(each)}
              />
              <IconButton
                icon={Trash}
                label={words.remove(each.name)}
                disabledBecause={whyNot}
                onPress={() => void act(quickReplies.drop(each.id), words.removed(each.name))}
              />
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

type EditProps = {
  draft: Draft
  why: string | null
  mayShare: boolean
  onChange: (draft: Draft) => void
  onSave: () => void
  onClose: () => void
}

function EditQuickReply({ draft, why, mayShare, onChange, onSave, onClose }: EditProps) {
  const whyNot = draft.name.trim() && draft.body.trim() ? null : words.both
  return (
    <Dialog
      isOpen
      size="work"
      title={draft.name.trim() || words.add}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.back}</Button>
          <Button tone="primary" disabledBecause={whyNot} onPress={onSave}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <TextField
          ref={takeFocus}
          label={words.name}
          help={words.nameHelp}
          value={draft.name}
          maxLength={quickReplyLimits.nameCharactersMax}
          onChange={name => onChange({ ...draft, name })}
        />
        <TextArea
          label={words.text}
          value={draft.body}
          maxLength={messagingLimits.bodyCharactersMax}
          error={why}
          onChange={body => onChange({ ...draft, body })}
        />
        <div className={css.fields}>
          {mergeFields.map(field => (
            <Button
              key={field}
              size="s"
              onPress={() => onChange({ ...draft, body: `${draft.body}{{${field}}}` })}
            >
              {words.fields[field]}
            </Button>
          ))}
        </div>
        <Tick
          isChecked={draft.isShared}
          disabledBecause={whyNotShare(mayShare)}
          onChange={isShared => onChange({ ...draft, isShared })}
        >
          {words.share}
        </Tick>
      </div>
    </Dialog>
  )
}
