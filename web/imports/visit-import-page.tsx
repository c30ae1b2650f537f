import { listVisitImports } from '@parlor/contract/appointment-imports.ts'
import { mayImportVisits } from '@parlor/contract/permissions.ts'
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useAsked } from '../settings/use-asked.ts'
import { ZoneField } from '../settings/zone-field.tsx'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { visitImportWords as t } from '../words/en-import.ts'
import { EarlierImports } from './earlier-imports.tsx'
import css from './import.module.css'
import { ImportFrame, Steps } from './import-frame.tsx'
import { Progress, RunStep } from './import-run.tsx'
import { PickFile } from './pick-file.tsx'
import { useVisitImport, type VisitImporting, type WhoseStep } from './use-visit-import.ts'
import { VisitCheck } from './visit-check.tsx'

/** Appointments from another calendar, in four steps; nothing is booked before the last. */
export default function VisitImportPage() {
  const { permissions } = useScreen().session
  const may = mayImportVisits(permissions)
  return (
    <ImportFrame part="schedule" words={t} home={paths.schedule()} may={may}>
      <VisitSteps />
    </ImportFrame>
  )
}

const order = { file: 0, whose: 1, checking: 2, check: 2, run: 3 }

function VisitSteps() {
  const importing = useVisitImport()
  const { step, fault } = importing
  const [, go] = useLocation()
  const isFirst = step.at === 'file' || step.at === 'run'
  const back = () => (isFirst ? go(paths.schedule()) : importing.again())
  return (
    <Steps words={t} at={order[step.at]} onBack={back}>
      <FaultLine fault={fault} />
      {step.at === 'file' && <FirstStep importing={importing} />}
      {step.at === 'whose' && <SayWhose importing={importing} step={step} />}
      {step.at === 'checking' && (
        <Progress label={t.check.checking(step.done, step.all)} done={step.done} all={step.all} />
      )}
      {step.at === 'check' && <VisitCheck importing={importing} file={step.file} />}
      {step.at === 'run' && (
        <RunStep
          importing={importing}
          file={step.file}
          words={t.run}
          next={{ label: t.run.toSchedule, path: paths.schedule() }}
        />
      )}
    </Steps>
  )
}

function FirstStep({ importing }: { importing: VisitImporting }) {
  const { value } = useAsked(listVisitImports, {})
  return (
    <>
      <PickFile
        words={t.file}
        accept=".ics,.ical,text/calendar"
        isBusy={importing.isBusy}
        onPick={file => void importing.choose(file)}
      />
      <EarlierImports
        imports={value?.imports}
        words={t.file}
        onUndo={id => void importing.undo(id)}
      />
    </>
  )
}

/** A calendar says neither who works nor where; some name a time zone of their own. */
function SayWhose({ importing, step }: { importing: VisitImporting; step: WhoseStep }) {
  const { session } = useScreen()
  const { name, calendar, whose } = step
  const count = calendar.events.length
  const named = (all: { id: string; name: string }[]) =>
    all.map(each => ({ id: each.id, label: each.name }))
  return (
    <>
      <h2 className={css.title}>{t.whose.title}</h2>
      <p className={css.help}>{t.whose.help(count, name)}</p>
      <div className={css.whose}>
        <Select
          label={t.whose.staff}
          value={whose.staffId}
          placeholder={t.whose.staffNone}
          options={named(session.colleagues.filter(each => each.active))}
          onChange={staffId => importing.say({ staffId })}
        />
        {session.locations.length > 1 && (
          <Select
            label={t.whose.location}
            value={whose.locationId}
            placeholder={t.whose.location}
            options={named(session.locations)}
            onChange={locationId => importing.say({ locationId })}
          />
        )}
        {calendar.unknownZones.map(zone => (
          <ZoneField
            key={zone}
            label={t.whose.zone(zone)}
            placeholder={t.whose.zoneNone}
            help={t.whose.zoneHelp}
            value={whose.zones[zone] ?? null}
            onChange={is => importing.say({ zones: { ...whose.zones, [zone]: is } })}
          />
        ))}
      </div>
      <div className={css.foot}>
        <Button
          tone="primary"
          isBusy={importing.isBusy}
          disabledBecause={whose.staffId ? null : t.whose.staffNone}
          onPress={() => void importing.checkAll()}
        >
          {t.whose.check(count)}
        </Button>
      </div>
    </>
  )
}
