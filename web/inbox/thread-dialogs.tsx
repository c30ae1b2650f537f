import { useState } from 'react'
import { useLocation } from 'wouter'
import { readWhen, whenLimits } from '@parlor/contract/when.ts'
import { nowInstant } from '../clock.ts'
import { paths } from '../paths.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLabels } from '../sync/use-labels.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Check } from '../ui/icons.ts'
import { Tick } from '../ui/tick.tsx'
import { threadActs as words } from '../words/en-thread-acts.ts'
import { timesIn } from '../words/times.ts'
import { assignTo, putLabel, snoozeUntil } from './conversation-acts.ts'
import { GoToDate } from './go-to-date.tsx'
import type { ThreadDialogProps } from './open-act.ts'
import { WhoseNumber } from './whose-number.tsx'
import { Block, DeleteConversation, DeleteText } from './thread-questions.tsx'
import css from './thread-dialogs.module.css'
import { submitting, useTry } from './use-try.tsx'

/** Whatever needs a word more before it is done to this conversation. */
export function ThreadDialog(props: ThreadDialogProps) {
  switch (props.act.what) {
    case 'assign':
      return <Assign {...props} />
    case 'snooze':
      return <Snooze {...props} />
    case 'labels':
      return <Labels {...props} />
    case 'date':
      return <GoToDate {...props} />
    case 'client':
      return <WhoseNumber {...props} />
    case 'block':
      return <Block {...props} />
    case 'delete':
      return <DeleteConversation {...props} />
    case 'delete-text':
      return <DeleteText {...props} />
  }
}

function Assign({ rows, onClose }: ThreadDialogProps) {
  const app = useApp()
  const { session } = useScreen()
  const me = session.staff.id
  const people = session.colleagues.toSorted((a, b) => Number(b.id === me) - Number(a.id === me))
  const choose = (staff: (typeof people)[number] | null) => () => {
    onClose()
    void assignTo(app, rows, staff)
  }
  const mark = (isIt: boolean) => (isIt ? { icon: Check } : {})
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.assignTo}
      actions={<Button onPress={onClose}>{words.cancel}</Button>}
    >
      <div className={css.choices}>
        {people.map(each => (
          <Button
            key={each.id}
            tone="quiet"
            isWide
            onPress={choose(each)}
            {...mark(rows.every(row => row.assigneeId === each.id))}
          >
            {each.id === me ? words.claim : each.name}
          </Button>
        ))}
        <Button
          tone="quiet"
          isWide
          onPress={choose(null)}
          {...mark(rows.every(row => row.assigneeId === null))}
        >
          {words.nobody}
        </Button>
      </div>
    </Dialog>
  )
}

function Snooze({ rows, onClose }: ThreadDialogProps) {
  const app = useApp()
  const { timeZone } = useScreen().session.business
  const [text, setText] = useState('')
  const [isAsked, ask] = useState(false)
  const tried = useTry(onClose)
  const times = timesIn(timeZone)
  const found = readWhen(text, nowInstant(), timeZone)
  const understood = 'at' in found ? times.moment(found.at) : null
  const error = tried.why ?? (isAsked && 'why' in found ? found.why : null)

  function snooze(words: string) {
    const when = readWhen(words, nowInstant(), timeZone)
    if (!('at' in when)) return ask(true)
    void tried.go(() => snoozeUntil(app, rows, { until: when.at, said: times.moment(when.at) }))
  }
  function type(value: string) {
    setText(value)
    ask(false)
    tried.forget()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.snoozeTitle}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone="primary" isBusy={tried.isBusy} onPress={() => snooze(text)}>
            {words.snoozeDo}
          </Button>
        </>
      }
    >
      <form className={css.form} noValidate onSubmit={submitting(() => snooze(text))}>
        <p>{words.snoozeHelp}</p>
        <TextField
          label={words.when}
          value={text}
          placeholder={words.whenExample}
          maxLength={whenLimits.charactersMax}
          help={understood ?? words.whenExample}
          error={error}
          onChange={type}
        />
        <div className={css.presets}>
          {words.presets.map(each => (
            <Button key={each.when} size="s" onPress={() => snooze(each.when)}>
              {each.words}
            </Button>
          ))}
        </div>
      </form>
    </Dialog>
  )
}

function Labels({ rows, onClose }: ThreadDialogProps) {
  const app = useApp()
  const { session } = useScreen()
  const labels = useLabels()
  const [, go] = useLocation()
  const maySet = session.permissions.includes('settings.change')
  const toggle = (labelId: string, isOn: boolean) => void putLabel(app, rows, labelId, isOn)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={rows.length === 1 ? words.labelsTitle : words.many.labelsTitle(rows.length)}
      actions={
        <>
          {maySet && (
            <Button
              onPress={() => {
                onClose()
                go(paths.settings('labels'))
              }}
            >
              {words.toLabels}
            </Button>
          )}
          <Button tone="primary" onPress={onClose}>
            {words.done}
          </Button>
        </>
      }
    >
      {labels?.length ? (
        <div className={css.choices}>
          {labels.map(({ id, name }) => (
            <Tick
              key={id}
              isChecked={rows.every(row => row.labelIds.includes(id))}
              onChange={isOn => toggle(id, isOn)}
            >
              {name}
            </Tick>
          ))}
        </div>
      ) : (
        <p>
          {words.noLabels} {!maySet && words.noLabelsHelp}
        </p>
      )}
    </Dialog>
  )
}
