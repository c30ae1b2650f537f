import { useState } from 'react'
import type { View } from '@parlor/contract/conversations.ts'
import type { Sought } from '../paths.ts'
import { useFilterChoices } from '../sync/filter-choices.ts'
import { useColleagues } from '../sync/use-app.tsx'
import { useLabels } from '../sync/use-labels.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { Tick } from '../ui/tick.tsx'
import { findWords } from '../words/en-find.ts'
import css from './finder.module.css'
import { useSought } from './sought.ts'
import { submitting } from './use-try.tsx'

const words = findWords.dialog

/** All filters at once; on phones the only way to set them. */
export function FilterDialog({ view, onClose }: { view: View; onClose: () => void }) {
  const { sought, put } = useSought(view)
  const [draft, edit] = useState<Sought>(sought)
  const [isAsked, ask] = useState(false)
  const { from, to } = draft
  const isWrong = from !== undefined && to !== undefined && to < from

  function set(key: keyof Sought, value: string | undefined) {
    const { [key]: _, ...rest } = draft
    edit(value ? { ...rest, [key]: value } : rest)
  }
  function apply() {
    if (isWrong) return ask(true)
    put(draft)
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="work"
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button tone="primary" onPress={apply}>
            {words.apply}
          </Button>
        </>
      }
    >
      <form className={css.form} noValidate onSubmit={submitting(apply)}>
        <Fields draft={draft} set={set} wrong={isAsked && isWrong ? words.wrongOrder : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

type FieldsProps = {
  draft: Sought
  set: (key: keyof Sought, value: string | undefined) => void
  wrong: string | null
}

function Fields({ draft, set, wrong }: FieldsProps) {
  const choices = useFilterChoices()
  const colleagues = useColleagues()
  const labels = useLabels()
  const pick = (key: keyof Sought, label: string, all: { id: string; name: string }[]) => (
    <Select
      label={label}
      placeholder={words.any}
      value={draft[key] ?? ''}
      options={[{ id: '', label: words.any }, ...all.map(({ id, name }) => ({ id, label: name }))]}
      onChange={value => set(key, value)}
    />
  )

  return (
    <>
      <p className={css.help}>{words.help}</p>
      <div className={css.pair}>
        <TextField
          label={words.from}
          type="date"
          value={draft.from ?? ''}
          onChange={day => set('from', day)}
        />
        <TextField
          label={words.to}
          type="date"
          value={draft.to ?? ''}
          error={wrong}
          onChange={day => set('to', day)}
        />
      </div>
      <div className={css.pair}>
        {pick('staff', findWords.staff, [...colleagues.values()])}
        {pick('label', findWords.label, [...(labels ?? [])])}
      </div>
      <div className={css.pair}>
        {pick(
          'type',
          findWords.type,
          (choices?.clientTypes ?? []).map(type => ({ id: type, name: type }))
        )}
        {pick('group', findWords.group, choices?.groups ?? [])}
      </div>
      <div className={css.pair}>
        {pick('place', findWords.place, choices?.locations ?? [])}
        <div className={css.tick}>
          <Tick
            isChecked={draft.photos !== undefined}
            onChange={isOn => set('photos', isOn ? 'yes' : undefined)}
          >
            {findWords.photos}
          </Tick>
        </div>
      </div>
    </>
  )
}
