import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { newId } from '@parlor/contract/ids.ts'
import {
  addLocation,
  changeLocation,
  listLocations,
  type Location,
  locationLimits,
  removeLocation
} from '@parlor/contract/locations.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Clock, MapPin, Plus, SquarePen, Trash } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { settingsWords as t } from '../words/en-settings.ts'
import { CouldNotLoad, FaultLine, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'
import { ZoneField } from './zone-field.tsx'

const words = t.locations

type Open = { kind: 'edit'; location: Location | null } | { kind: 'remove'; location: Location }

/** The branches of the business. */
export default function LocationsSection() {
  const { value, trouble, again } = useAsked(listLocations, {})
  const [open, setOpen] = useState<Open | null>(null)
  const [, go] = useLocation()
  const close = () => {
    setOpen(null)
    again()
  }
  return (
    <SectionFrame
      title={t.sections.locations.word}
      actions={
        <Button icon={Plus} onPress={() => setOpen({ kind: 'edit', location: null })}>
          {words.add}
        </Button>
      }
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value?.locations.length === 0 && (
        <State icon={MapPin} title={words.none}>
          {words.noneHelp}
        </State>
      )}
      {value && value.locations.length > 0 && (
        <div className={css.questions}>
          <ul className={css.things}>
            {value.locations.map(each => (
              <li key={each.id} className={css.thing}>
                <div className={css.thingWords}>
                  <p className={css.thingName}>{each.name}</p>
                  <p className={css.thingFacts}>{each.timeZone}</p>
                </div>
                <IconButton
                  icon={Clock}
                  label={words.hours(each.name)}
                  onPress={() => go(paths.settings('hours', each.id))}
                />
                <IconButton
                  icon={SquarePen}
                  label={each.name}
                  onPress={() => setOpen({ kind: 'edit', location: each })}
                />
                <IconButton
                  icon={Trash}
                  label={words.removeTitle(each.name)}
                  onPress={() => setOpen({ kind: 'remove', location: each })}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {open?.kind === 'edit' && <LocationDialog location={open.location} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDialog location={open.location} onClose={close} />}
    </SectionFrame>
  )
}

type LocationDialogProps = { location: Location | null; onClose: () => void }

function LocationDialog({ location, onClose }: LocationDialogProps) {
  const { session } = useScreen()
  const [id] = useState(() => location?.id ?? newId())
  const [name, setName] = useState(location?.name ?? '')
  const [timeZone, setZone] = useState(location?.timeZone ?? session.business.timeZone)
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const fields = { name: name.trim(), timeZone }
    const reply = location
      ? await act(changeLocation, { id, ...fields })
      : await act(addLocation, { locationId: id, ...fields })
    if (reply) onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={location?.name ?? words.add}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            onPress={() => (document.getElementById(form) as HTMLFormElement).requestSubmit()}
          >
            {t.save}
          </Button>
        </>
      }
    >
      <form id={form} className={css.fields} noValidate onSubmit={event => void submit(event)}>
        <TextField
          label={words.name}
          value={name}
          maxLength={locationLimits.nameCharactersMax}
          onChange={setName}
          error={fault?.field === 'name' ? fault.words : null}
        />
        <ZoneField value={timeZone} onChange={setZone} />
        <FaultLine fault={fault?.field === 'name' ? null : fault} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function RemoveDialog({ location, onClose }: { location: Location; onClose: () => void }) {
  const { act, isBusy, fault } = useAct()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.removeTitle(location.name)}
      actions={
        <>
          <Button onPress={onClose}>{words.keep}</Button>
          <Button
            tone="irreversible"
            isBusy={isBusy}
            onPress={() =>
              void act(removeLocation, { id: location.id }).then(reply => reply && onClose())
            }
          >
            {t.remove}
          </Button>
        </>
      }
    >
      <p>{words.removeHelp}</p>
      <FaultLine fault={fault} />
    </Dialog>
  )
}
