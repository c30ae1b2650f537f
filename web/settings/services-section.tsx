import { useState } from 'react'
import { listServices, saveService, type Service } from '@parlor/contract/services.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Ban, CalendarDays, Plus, RotateClockwise, SquarePen } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { showToast } from '../ui/toasts.ts'
import { priceInWords } from '../words/amounts.ts'
import { servicesWords as t } from '../words/en-services.ts'
import { CouldNotLoad, SectionFrame } from './section-frame.tsx'
import { ServiceDialog } from './service-dialog.tsx'
import css from './settings.module.css'
import { callOrSay } from './use-act.ts'
import { useAsked } from './use-asked.ts'

/** What the business does for its clients. What is done no more stays where it was booked. */
export default function ServicesSection() {
  const { value, trouble, again } = useAsked(listServices, {})
  const [open, setOpen] = useState<Service | 'new' | null>(null)
  const services = value?.services ?? []
  const now = services.filter(each => each.active)
  const before = services.filter(each => !each.active)

  async function turn(service: Service, active: boolean) {
    if (!(await callOrSay(saveService, { ...service, active }))) return
    again()
    if (active) return
    const onUndo = () => void turn(service, true)
    showToast({ words: t.isRetired(service.name), undoLabel: t.undo, onUndo })
  }

  return (
    <SectionFrame
      title={t.section.word}
      actions={
        <Button icon={Plus} onPress={() => setOpen('new')}>
          {t.add}
        </Button>
      }
    >
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && services.length === 0 && (
        <State icon={CalendarDays} title={t.none}>
          {t.noneHelp}
        </State>
      )}
      <div className={css.questions}>
        {now.length > 0 && (
          <ul className={css.things} aria-label={t.section.word}>
            {now.map(each => (
              <Line key={each.id} service={each}>
                <IconButton
                  icon={SquarePen}
                  label={t.change(each.name)}
                  onPress={() => setOpen(each)}
                />
                <IconButton
                  icon={Ban}
                  label={t.retire(each.name)}
                  onPress={() => void turn(each, false)}
                />
              </Line>
            ))}
          </ul>
        )}
        {before.length > 0 && (
          <section aria-label={t.retired}>
            <h2 className={css.questionTitle}>{t.retired}</h2>
            <ul className={css.things}>
              {before.map(each => (
                <Line key={each.id} service={each}>
                  <IconButton
                    icon={RotateClockwise}
                    label={t.bringBack(each.name)}
                    onPress={() => void turn(each, true)}
                  />
                </Line>
              ))}
            </ul>
          </section>
        )}
      </div>
      {open && (
        <ServiceDialog
          service={open === 'new' ? null : open}
          count={services.length}
          onClose={isSaved => {
            setOpen(null)
            if (isSaved) again()
          }}
        />
      )}
    </SectionFrame>
  )
}

function Line({ service, children }: { service: Service; children: React.ReactNode }) {
  const { name, minutes, bufferMinutes, priceCents } = service
  return (
    <li className={css.thing}>
      <div className={css.thingWords}>
        <p className={css.thingName}>{name}</p>
        <p className={css.thingFacts}>
          {t.facts(minutes, bufferMinutes, priceInWords(priceCents))}
        </p>
      </div>
      {children}
    </li>
  )
}
