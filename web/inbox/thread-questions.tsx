import { type ReactNode, useState } from 'react'
import {
  blockPhone,
  changeLimits,
  deleteConversation,
  unblockPhone
} from '@parlor/contract/conversation-changes.ts'
import { deleteMessage } from '@parlor/contract/messaging.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { call } from '../call.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { showToast } from '../ui/toasts.ts'
import { t } from '../words/en.ts'
import { threadActs as words } from '../words/en-thread-acts.ts'
import type { ThreadDialogProps } from './open-act.ts'
import { orSay } from './or-say.ts'
import { nameOf } from './people.ts'
import css from './thread-dialogs.module.css'
import { Fault, submitting, type Tried, useTry } from './use-try.tsx'

export function Block({ row, onClose }: ThreadDialogProps) {
  const [why, setWhy] = useState('')
  const tried = useTry(() => {
    onClose()
    showToast({
      words: words.blockedToast,
      whom: nameOf(row),
      undoLabel: t.thread.undo,
      onUndo: () => void orSay(call(unblockPhone, { phone: row.phone }))
    })
  })
  const block = () => void tried.go(() => call(blockPhone, { phone: row.phone, why: why.trim() }))
  return (
    <Question
      title={words.blockTitle(nameOf(row))}
      keep={words.keepUnblocked}
      verb={words.blockDo}
      onClose={onClose}
      onDo={block}
      tried={tried}
    >
      <form className={css.form} noValidate onSubmit={submitting(block)}>
        {row.client && (
          <p>
            <strong>{words.blockClient(row.client.name)}</strong> {showPhone(row.phone)}
          </p>
        )}
        <p>{words.blockHelp}</p>
        <TextField
          label={words.blockWhy}
          value={why}
          maxLength={changeLimits.whyCharactersMax}
          onChange={setWhy}
        />
      </form>
    </Question>
  )
}

export function DeleteConversation({ row, onClose }: ThreadDialogProps) {
  const tried = useTry(() => {
    onClose()
    showToast({ words: words.deletedToast, whom: nameOf(row) })
  })
  return (
    <Question
      title={words.deleteTitle(nameOf(row))}
      keep={words.keepConversation}
      verb={words.deleteDo}
      onClose={onClose}
      onDo={() => void tried.go(() => call(deleteConversation, { id: row.id }))}
      tried={tried}
    >
      <p>{words.deleteHelp}</p>
      <p>{words.phoneKeeps}</p>
    </Question>
  )
}

export function DeleteText({ act, onClose }: ThreadDialogProps) {
  const tried = useTry(() => {
    onClose()
    announce(words.textDeleted)
  })
  return (
    <Question
      title={words.deleteTextTitle}
      keep={words.keepText}
      verb={words.deleteText}
      onClose={onClose}
      onDo={() => void tried.go(() => call(deleteMessage, { id: act.messageId! }))}
      tried={tried}
    >
      <p>{words.deleteTextHelp}</p>
    </Question>
  )
}

type QuestionProps = {
  title: string
  keep: string
  verb: string
  children: ReactNode
  onClose: () => void
  onDo: () => void
  tried: Tried
}

/** The safe way out first, by its name. */
function Question({ title, keep, verb, children, onClose, onDo, tried }: QuestionProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{keep}</Button>
          <Button tone="irreversible" isBusy={tried.isBusy} onPress={onDo}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
      <Fault why={tried.why} />
    </Dialog>
  )
}
