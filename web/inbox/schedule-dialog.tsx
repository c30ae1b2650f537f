import { useCallback, useRef, useState } from 'react'
import { messagingLimits } from '@parlor/contract/messaging.ts'
import { readWhen } from '@parlor/contract/when.ts'
import { nowInstant } from '../clock.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Tick } from '../ui/tick.tsx'
import { t } from '../words/en.ts'
import { scheduleWords } from '../words/en-sending-later.ts'
import { timesIn } from '../words/times.ts'
import css from './schedule-dialog.module.css'

export type Schedule = { scheduledFor: string; cancelOnReply: boolean; body: string }

export type ScheduleDialogProps = {
  client: string
  /** What stands there already; words are asked for only where a text is changed. */
  first: { scheduledFor: string | null; cancelOnReply: boolean; body: string | null }
  /** Resolves with why not, or with null when it is done. */
  onSave: (schedule: Schedule) => Promise<string | null>
  onClose: () => void
}

/** When a text is to leave, in plain words, and whether it still shall when the client writes. */
export function ScheduleDialog({ client, first, onSave, onClose }: ScheduleDialogProps) {
  const { timeZone } = useScreen().session.business
  const times = timesIn(timeZone)
  const [words, setWords] = useState('')
  const [body, setBody] = useState(first.body ?? '')
  const [cancelOnReply, setCancelOnReply] = useState(first.cancelOnReply)
  const [why, setWhy] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const focusField = useCallback((input: HTMLInputElement | null) => {
    field.current = input
    input?.focus()
  }, [])

  const read = words.trim() ? readWhen(words, nowInstant(), timeZone) : null
  const at = read && 'at' in read ? read.at : read ? null : first.scheduledFor
  const isChange = first.body !== null

  async function save() {
    if (isBusy) return
    if (!at) return setWhy(read && 'why' in read ? read.why : scheduleWords.whenFirst)
    if (isChange && body.trim() === '') return setWhy(t.composer.empty)
    setBusy(true)
    const whyNot = await onSave({ scheduledFor: at, cancelOnReply, body })
    setBusy(false)
    if (whyNot) setWhy(whyNot)
    else onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isChange ? scheduleWords.change : scheduleWords.title(client)}
      actions={
        <>
          <Button onPress={onClose}>
            {isChange ? scheduleWords.leaveIt : scheduleWords.keepWriting}
          </Button>
          <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
            {isChange ? scheduleWords.save : scheduleWords.schedule}
          </Button>
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        {isChange && (
          <TextArea
            label={scheduleWords.words}
            value={body}
            maxLength={messagingLimits.bodyCharactersMax}
            onChange={setBody}
          />
        )}
        <TextField
          ref={focusField}
          label={scheduleWords.when}
          value={words}
          placeholder={scheduleWords.example}
          autoComplete="off"
          onChange={value => {
            setWords(value)
            setWhy(null)
          }}
          help={
            <output className={css.at}>
              {at ? scheduleWords.leavesAt(times.exactMinute(at)) : scheduleWords.help}
            </output>
          }
          error={why}
        />
        <div className={css.presets}>
          {scheduleWords.presets.map(preset => (
            <Button
              key={preset}
              size="s"
              onPress={() => {
                setWords(preset)
                setWhy(null)
                field.current?.focus()
              }}
            >
              {preset}
            </Button>
          ))}
        </div>
        <Tick isChecked={cancelOnReply} onChange={setCancelOnReply}>
          {scheduleWords.cancelOnReply(client)}
        </Tick>
      </form>
    </Dialog>
  )
}
