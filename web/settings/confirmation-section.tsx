import { useRef } from 'react'
import {
  confirmationText,
  getConfirmationText,
  setConfirmationText
} from '@parlor/contract/appointments.ts'
import { fillMergeFields, whyNotFilled } from '@parlor/contract/merge-fields.ts'
import type { Fault } from '../sync/fault.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { showToast } from '../ui/toasts.ts'
import { servicesWords } from '../words/en-services.ts'
import { SaveBar } from './save-bar.tsx'
import { CouldNotLoad, FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'
import { useKept } from './use-kept.ts'

const t = servicesWords.confirmation
const names = Object.keys(t.fields) as (keyof typeof t.fields)[]

/** The words of what goes out when somebody is booked, with an example of how they read. */
export default function ConfirmationSection() {
  const { value, trouble, again, put } = useAsked(getConfirmationText, {})
  const [draft, keep] = useKept<string>('confirmation')
  const { act, isBusy, fault } = useAct()
  const saved = value?.body ?? ''
  const body = draft ?? saved
  const filled = useFilled(body)
  const why = body.trim() === '' ? t.empty : whyNotFilled(filled)

  async function save() {
    if (why || isBusy || !value) return
    const given = { body: body.trim() }
    if (!(await act(setConfirmationText, given))) return
    put({ ...value, ...given })
    keep(null)
    showToast({ words: t.saved })
  }
  return (
    <SectionFrame
      title={t.section.word}
      footer={
        value &&
        body !== saved && (
          <SaveBar
            words={why ?? t.notSaved}
            isBusy={isBusy}
            onSave={() => void save()}
            onDiscard={() => keep(null)}
          />
        )
      }
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <Question title={t.title} help={t.help}>
            <Words body={body} why={why} fault={fault} onChange={keep} />
          </Question>
          <Question title={t.example}>
            <blockquote className={css.example}>{filled.text}</blockquote>
          </Question>
        </div>
      )}
    </SectionFrame>
  )
}

/** As the next client would read it. */
function useFilled(body: string) {
  const { business, locations } = useScreen().session
  const location = locations[0]?.name ?? business.name
  return fillMergeFields(body, {
    ...t.sample,
    business_name: business.name,
    location_name: location
  })
}

type WordsProps = {
  body: string
  why: string | null
  fault: Fault | null
  onChange: (body: string) => void
}

function Words({ body, why, fault, onChange }: WordsProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  function insert(name: string) {
    const { selectionStart, selectionEnd } = area.current!
    onChange(`${body.slice(0, selectionStart)}{{${name}}}${body.slice(selectionEnd)}`)
    area.current!.focus()
  }
  return (
    <div className={css.fields}>
      <TextArea
        ref={area}
        label={t.field}
        value={body}
        maxLength={confirmationText.charactersMax}
        onChange={onChange}
        error={why ?? (fault?.field === 'body' ? fault.words : null)}
      />
      <fieldset className={css.buttons} aria-label={t.insert}>
        {names.map(name => (
          <Button key={name} size="s" onPress={() => insert(name)}>
            {t.fields[name]}
          </Button>
        ))}
      </fieldset>
      <FaultLine fault={fault?.field === 'body' ? null : fault} />
      {body !== confirmationText.usual && (
        <div className={css.buttons}>
          <Button tone="quiet" onPress={() => onChange(confirmationText.usual)}>
            {t.usual}
          </Button>
        </div>
      )}
    </div>
  )
}
