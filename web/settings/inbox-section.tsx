import { type FormEvent, useState } from 'react'
import { autoCloseDaysMax, changeInboxSettings } from '@parlor/contract/businesses.ts'
import { useScreen } from '../sync/use-app.tsx'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Choice, Switch } from '../ui/tick.tsx'
import { inboxSettingsWords as all } from '../words/en-inbox-settings.ts'
import { FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

const t = all.inbox
const usualDays = 3

/** The word for putting away, and when it happens by itself. */
export default function InboxSection() {
  return (
    <SectionFrame title={all.sections.inbox.word}>
      <div className={css.questions}>
        <CloseWordQuestion />
        <AutoCloseQuestion />
      </div>
    </SectionFrame>
  )
}

function CloseWordQuestion() {
  const { closeWord } = useScreen().session.business
  const { act, fault } = useAct()
  const choose = async (word: 'close' | 'archive') => {
    if (await act(changeInboxSettings, { closeWord: word })) announce(t.saved)
  }
  return (
    <Question title={t.wordTitle} help={t.wordHelp}>
      <fieldset className={css.fields} aria-label={t.wordTitle}>
        {(['close', 'archive'] as const).map(word => (
          <Choice
            key={word}
            name="close-word"
            isChosen={closeWord === word}
            onChoose={() => void choose(word)}
          >
            {t[word]}
          </Choice>
        ))}
      </fieldset>
      <FaultLine fault={fault} />
    </Question>
  )
}

function AutoCloseQuestion() {
  const { autoCloseDays } = useScreen().session.business
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { act, isBusy, fault } = useAct()
  const text = typed ?? String(autoCloseDays ?? usualDays)

  async function put(days: number | null) {
    if (!(await act(changeInboxSettings, { autoCloseDays: days }))) return
    setTyped(null)
    announce(t.saved)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const days = Number(text.trim())
    const isRight = Number.isInteger(days) && days >= 1 && days <= autoCloseDaysMax
    setError(isRight ? null : t.daysHelp(autoCloseDaysMax))
    if (isRight) void put(days)
  }
  return (
    <Question title={t.autoTitle} help={t.autoHelp}>
      <p className={css.thingFacts}>{t.path}</p>
      <Switch
        isChecked={autoCloseDays !== null}
        onChange={isOn => void put(isOn ? usualDays : null)}
      >
        {t.autoOn}
      </Switch>
      {autoCloseDays !== null && (
        <form className={css.fields} noValidate onSubmit={submit}>
          <TextField
            label={t.days}
            value={text}
            maxLength={3}
            help={t.daysHelp(autoCloseDaysMax)}
            error={error ?? (fault?.field === 'autoCloseDays' ? fault.words : null)}
            onChange={value => {
              setTyped(value)
              setError(null)
            }}
          />
          {typed !== null && typed !== String(autoCloseDays) && (
            <div className={css.buttons}>
              <Button tone="primary" type="submit" isBusy={isBusy}>
                {t.save}
              </Button>
            </div>
          )}
        </form>
      )}
      <FaultLine fault={fault?.field === 'autoCloseDays' ? null : fault} />
    </Question>
  )
}
