import { type FormEvent, useId, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import {
  addLabel,
  changeLabel,
  deleteLabel,
  type Label,
  labelLimits
} from '@parlor/contract/labels.ts'
import { useLabels } from '../sync/use-labels.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Plus, SquarePen, Tag, Trash } from '../ui/icons.ts'
import { LabelDot } from '../ui/label-dot.tsx'
import { State } from '../ui/state.tsx'
import { Choice } from '../ui/tick.tsx'
import { inboxSettingsWords as all } from '../words/en-inbox-settings.ts'
import { settingsWords } from '../words/en-settings.ts'
import { FaultLine, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

const t = all.labels

type Open = { kind: 'edit'; label: Label | null } | { kind: 'remove'; label: Label }

/** The words that conversations are sorted by. They change on every screen at once. */
export default function LabelsSection() {
  const labels = useLabels()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <SectionFrame
      title={all.sections.labels.word}
      actions={
        <Button icon={Plus} onPress={() => setOpen({ kind: 'edit', label: null })}>
          {t.add}
        </Button>
      }
    >
      {labels?.length === 0 && (
        <State icon={Tag} title={t.none}>
          {t.noneHelp}
        </State>
      )}
      {labels && labels.length > 0 && (
        <div className={css.questions}>
          <ul className={css.things}>
            {labels.map(each => (
              <li key={each.id} className={css.thing}>
                <LabelDot colour={each.colour} />
                <div className={css.thingWords}>
                  <p className={css.thingName}>{each.name}</p>
                </div>
                <IconButton
                  icon={SquarePen}
                  label={t.change(each.name)}
                  onPress={() => setOpen({ kind: 'edit', label: each })}
                />
                <IconButton
                  icon={Trash}
                  label={t.removeTitle(each.name)}
                  onPress={() => setOpen({ kind: 'remove', label: each })}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {open?.kind === 'edit' && <LabelDialog label={open.label} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDialog label={open.label} onClose={close} />}
    </SectionFrame>
  )
}

function LabelDialog({ label, onClose }: { label: Label | null; onClose: () => void }) {
  const [id] = useState(() => label?.id ?? newId())
  const [name, setName] = useState(label?.name ?? '')
  const [colour, setColour] = useState(label?.colour ?? 0)
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const fields = { id, name: name.trim(), colour }
    if (await act(label ? changeLabel : addLabel, fields)) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={label ? t.change(label.name) : t.add}
      actions={
        <>
          <Button onPress={onClose}>{settingsWords.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {settingsWords.save}
          </Button>
        </>
      }
    >
      <form id={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={t.name}
          value={name}
          maxLength={labelLimits.nameCharactersMax}
          onChange={setName}
          error={fault?.field === 'name' ? fault.words : null}
        />
        <fieldset className={css.buttons} aria-label={t.colour}>
          {t.colours.map((word, index) => (
            <span key={word} className={css.buttons}>
              <Choice name="colour" isChosen={colour === index} onChoose={() => setColour(index)}>
                {word}
              </Choice>
              <LabelDot colour={index} />
            </span>
          ))}
        </fieldset>
        <FaultLine fault={fault?.field === 'name' ? null : fault} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function RemoveDialog({ label, onClose }: { label: Label; onClose: () => void }) {
  const { act, isBusy, fault } = useAct()
  const remove = async () => {
    if (await act(deleteLabel, { id: label.id })) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t.removeTitle(label.name)}
      actions={
        <>
          <Button onPress={onClose}>{t.keep}</Button>
          <Button tone="irreversible" isBusy={isBusy} onPress={() => void remove()}>
            {t.remove}
          </Button>
        </>
      }
    >
      <p>{t.removeHelp}</p>
      <FaultLine fault={fault} />
    </Dialog>
  )
}
