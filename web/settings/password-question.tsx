import { type FormEvent, useState } from 'react'
import { changePassword } from '@parlor/contract/sign-in.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { showToast } from '../ui/toasts.ts'
import { t as all } from '../words/en.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { FaultLine, Question } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

const words = t.security
const eye = { show: all.signIn.showPassword, hide: all.signIn.hidePassword }

/** A new password, for who knows the old one. */
export function PasswordQuestion() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { act, isBusy, fault } = useAct()
  const at = (field: string) => (fault?.field === field ? fault.words : null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!(await act(changePassword, { current, next }))) return
    setCurrent('')
    setNext('')
    showToast({ words: words.changed })
  }

  return (
    <Question title={words.password}>
      <form className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.current}
          type="password"
          autoComplete="current-password"
          reveal={eye}
          value={current}
          onChange={setCurrent}
          error={at('current')}
        />
        <TextField
          label={words.next}
          type="password"
          autoComplete="new-password"
          reveal={eye}
          value={next}
          onChange={setNext}
          error={at('next')}
        />
        <FaultLine fault={fault && at('current') === null && at('next') === null ? fault : null} />
        <div className={css.buttons}>
          <Button type="submit" isBusy={isBusy}>
            {words.change}
          </Button>
        </div>
      </form>
    </Question>
  )
}
