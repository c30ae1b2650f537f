import { type FormEvent, useId, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import { saveService, type Service, serviceLimits } from '@parlor/contract/services.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { amountOf } from '../words/amounts.ts'
import { servicesWords as t } from '../words/en-services.ts'
import { settingsWords } from '../words/en-settings.ts'
import { FaultLine } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'

type ServiceDialogProps = {
  service: Service | null
  count: number // how many there are: each new one has the next colour
  onClose: (isSaved: boolean) => void
}
type Wrong = { minutes?: string; bufferMinutes?: string; priceCents?: string }

/** A service: a name, its time, and a price if there is one. */
export function ServiceDialog({ service, count, onClose }: ServiceDialogProps) {
  const [id] = useState(() => service?.id ?? newId())
  const [name, setName] = useState(service?.name ?? '')
  const [minutes, setMinutes] = useState(String(service?.minutes ?? 45))
  const [buffer, setBuffer] = useState(String(service?.bufferMinutes ?? 0))
  const [price, setPrice] = useState(service?.priceCents ? amountOf(service.priceCents) : '')
  const [wrong, setWrong] = useState<Wrong>({})
  const { act, isBusy, fault } = useAct()
  const form = useId()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const read = {
      minutes: wholeIn(minutes, 1, serviceLimits.minutesMax),
      bufferMinutes: wholeIn(buffer || '0', 0, serviceLimits.bufferMinutesMax),
      priceCents: centsIn(price)
    }
    const found: Wrong = {
      ...(read.minutes === null && { minutes: t.minutesBad }),
      ...(read.bufferMinutes === null && { bufferMinutes: t.bufferBad }),
      ...(read.priceCents === null && { priceCents: t.priceBad })
    }
    setWrong(found)
    const { minutes: long, bufferMinutes, priceCents } = read
    if (long === null || bufferMinutes === null || priceCents === null) return
    const colour = service?.colour ?? (count % serviceLimits.coloursMax) + 1
    const rest = { bufferMinutes, priceCents, colour, active: service?.active ?? true }
    if (await act(saveService, { id, name: name.trim(), minutes: long, ...rest })) onClose(true)
  }
  const at = (field: string) => (fault?.field === field ? fault.words : null)
  return (
    <Dialog
      isOpen
      onClose={() => onClose(false)}
      title={service ? t.change(service.name) : t.add}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{settingsWords.cancel}</Button>
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
          maxLength={serviceLimits.nameCharactersMax}
          onChange={setName}
          error={at('name')}
        />
        <TextField
          label={t.minutes}
          value={minutes}
          onChange={setMinutes}
          error={wrong.minutes ?? at('minutes')}
        />
        <TextField
          label={t.buffer}
          value={buffer}
          onChange={setBuffer}
          error={wrong.bufferMinutes ?? at('bufferMinutes')}
        />
        <TextField
          label={t.price}
          help={t.priceHelp}
          value={price}
          onChange={setPrice}
          error={wrong.priceCents ?? at('priceCents')}
        />
        <FaultLine fault={fault && !at('name') ? fault : null} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function wholeIn(written: string, least: number, most: number): number | null {
  if (!/^\d{1,4}$/.test(written.trim())) return null
  const number = Number(written)
  return number >= least && number <= most ? number : null
}

/** `48`, `48.50` or `48,50`; nothing is no price. */
function centsIn(written: string): number | null {
  const words = written
    .replace(/^\s*\$/, '')
    .trim()
    .replace(',', '.')
  if (words === '') return 0
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(words)) return null
  return Math.round(Number(words) * 100)
}
