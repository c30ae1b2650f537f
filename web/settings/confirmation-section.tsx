import { useRef, useState } from 'react'
import {
  confirmationText,
  getConfirmationText,
  setConfirmationText
} from '@parlor/contract/appointments.ts'
import { fillMergeFields, whyNotFilled } from '@parlor/contract/merge-fields.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { showToast } from '../ui/toasts.ts'
import { servicesWords } from '../words/en-services.ts'
import { settingsWords } from '../words/en-settings.ts'
import { CouldNotLoad, FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

const t = servicesWords.confirmation
const names = Object.keys(t.fields) as (keyof typeof t.fields)[]

/** The words of what goes out when somebody is booked, with an example of how they read. */
export default function ConfirmationSection() {
  const { value, trouble, again } = useAsked(getConfirmationText, {})
  return (
    <SectionFrame title={t.section.word}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <Question title={t.title} help={t.help}>
            <Words key={value.body} start={value.body} onSaved={again} />
          </Question>
        </div>
      )}
    </SectionFrame>
  )
}

function Words({ start, onSaved }: { start: string; onSaved: () => void }) {
  const { session } = useScreen()
  const [body, setBody] = useState(start)
  const { act, isBusy, fault } = useAct()
  const area = useRef<HTMLTextAreaElement>(null)
  const location = session.locations[0]?.name ?? session.business.name
  const sample = { ...t.sample, business_name: session.business.name, location_name: location }
  const filled = fillMergeFields(body, sample)
  const why = whyNotFilled(filled)

  function insert(name: string) {
    const { selectionStart, selectionEnd } = area.current!
    setBody(`${body.slice(0, selectionStart)}{{${name}}}${body.slice(selectionEnd)}`)
    area.current!.focus()
  }
  async function save() {
    if (!(await act(setConfirmationText, { body: body.trim() }))) return
    showToast({ words: t.saved })
    onSaved()
  }
  return (
    <div className={css.fields}>
      <TextArea
        ref={area}
        label={t.field}
        value={body}
        maxLength={confirmationText.charactersMax}
        onChange={setBody}
        error={why ?? (fault?.field === 'body' ? fault.words : null)}
      />
      <fieldset className={css.buttons} aria-label={t.insert}>
        {names.map(name => (
          <Button key={name} size="s" onPress={() => insert(name)}>
            {t.fields[name]}
          </Button>
        ))}
      </fieldset>
      <p className={css.help}>{t.example}</p>
      <blockquote className={css.example}>{filled.text}</blockquote>
      <FaultLine fault={fault?.field === 'body' ? null : fault} />
      <div className={css.buttons}>
        <Button
          tone="primary"
          isBusy={isBusy}
          disabledBecause={why ?? (body.trim() === '' ? t.field : null)}
          onPress={() => void save()}
        >
          {settingsWords.save}
        </Button>
        {body !== confirmationText.usual && (
          <Button tone="quiet" onPress={() => setBody(confirmationText.usual)}>
            {t.usual}
          </Button>
        )}
      </div>
    </div>
  )
}
