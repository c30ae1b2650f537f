import { type FormEvent, useId, useState } from 'react'
import { addApiKey, apiKeyLimits, type Scope, scopes } from '@parlor/contract/api-keys.ts'
import { newId } from '@parlor/contract/ids.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Tick } from '../ui/tick.tsx'
import { developerWords as t } from '../words/en-developer.ts'
import { settingsWords } from '../words/en-settings.ts'
import { FaultLine } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

const never = 'never'
const lasting = [30, 90, 365]

type AddKeyDialogProps = { onMade: (token: string) => void; onClose: () => void }

/** What a new key is called, what it may do, and until when. */
export function AddKeyDialog({ onMade, onClose }: AddKeyDialogProps) {
  const [keyId] = useState(newId)
  const [name, setName] = useState('')
  const [given, setGiven] = useState<readonly Scope[]>(['read'])
  const [ends, setEnds] = useState('90')
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const expiresInDays = ends === never ? null : Number(ends)
    const chosen = scopes.filter(each => given.includes(each))
    const made = await act(addApiKey, { keyId, name: name.trim(), scopes: chosen, expiresInDays })
    if (made) onMade(made.token)
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t.addTitle}
      actions={
        <>
          <Button onPress={onClose}>{settingsWords.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {t.make}
          </Button>
        </>
      }
    >
      <form id={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={t.name}
          help={t.nameHelp}
          value={name}
          maxLength={apiKeyLimits.nameCharactersMax}
          onChange={setName}
          error={fault?.field === 'name' ? fault.words : null}
        />
        <fieldset className={css.ticks} aria-label={t.scopes}>
          {scopes.map(each => (
            <Tick
              key={each}
              isChecked={given.includes(each)}
              disabledBecause={each === 'read' ? t.alwaysReads : null}
              onChange={isOn =>
                setGiven(isOn ? [...given, each] : given.filter(other => other !== each))
              }
            >
              {t.scope[each]}
            </Tick>
          ))}
        </fieldset>
        <Select
          label={t.ends}
          value={ends}
          placeholder={t.endsNever}
          options={[
            ...lasting.map(days => ({ id: String(days), label: t.endsIn(days) })),
            { id: never, label: t.endsNever }
          ]}
          onChange={setEnds}
        />
        <FaultLine fault={fault?.field === 'name' ? null : fault} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
