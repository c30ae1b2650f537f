import { useState } from 'react'
import {
  checkVisitRows,
  runVisitImport,
  startVisitImport,
  undoVisitImport,
  type VisitFields,
  visitImportLimits
} from '@parlor/contract/appointment-imports.ts'
import { type ClientImport, importLimits } from '@parlor/contract/client-imports.ts'
import { newId } from '@parlor/contract/ids.ts'
import { call } from '../call.ts'
import { nowMs } from '../clock.ts'
import { useScreen } from '../sync/use-app.tsx'
import { visitImportWords } from '../words/en-import.ts'
import type { Calendar } from './calendar-events.ts'
import { FileFault, textOfChosen } from './read-file.ts'
import { useAttempts, useToldImports } from './use-attempts.ts'

const t = visitImportWords.faults

/** What a calendar does not say itself. */
export type Whose = {
  staffId: string | null
  locationId: string
  zones: Record<string, string> // what the names in the file mean
}
export type WhoseStep = {
  at: 'whose'
  name: string
  text: string
  calendar: Calendar
  whose: Whose
}
export type VisitStep =
  | { at: 'file' }
  | WhoseStep
  | { at: 'checking'; name: string; done: number; all: number }
  | { at: 'check'; file: ClientImport }
  | { at: 'run'; file: ClientImport }

/** From a calendar to visits: each step waits for the one before, and none is taken twice. */
export function useVisitImport() {
  const { session } = useScreen()
  const [step, go] = useState<VisitStep>({ at: 'file' })
  const { attempt, fault, isBusy, signal } = useAttempts()
  useToldImports(file =>
    go(was => (was.at === 'run' && was.file.id === file.id ? { ...was, file } : was))
  )

  async function read(text: string, { locationId, zones }: Omit<Whose, 'staffId'>) {
    const { calendarEvents } = await import('./calendar-events.ts')
    const here = session.locations.find(each => each.id === locationId)
    const floating = (here ?? session.business).timeZone
    const calendar = calendarEvents(text, { floating, zones }, nowMs())
    if (!calendar) throw new FileFault(t.cutOff)
    if (calendar.events.length === 0) throw new FileFault(t.noEvents)
    if (calendar.events.length > visitImportLimits.rowsMax) {
      throw new FileFault(t.tooMany(visitImportLimits.rowsMax))
    }
    return calendar
  }

  async function check(name: string, events: VisitFields[]) {
    const id = newId()
    let { import: file } = await call(startVisitImport, { id, name })
    const rows = events.map((fields, place) => ({ line: place + 1, fields }))
    for (let from = 0; from < rows.length; from += importLimits.rowsAtOnce) {
      go({ at: 'checking', name, done: from, all: rows.length })
      const some = rows.slice(from, from + importLimits.rowsAtOnce)
      ;({ import: file } = await call(checkVisitRows, { id, rows: some }, signal))
    }
    go({ at: 'check', file })
  }

  return {
    step,
    fault,
    isBusy,
    choose: (chosen: File) =>
      attempt(async () => {
        const text = await textOfChosen(chosen, t.noCalendar)
        if (!/^BEGIN:VCALENDAR/im.test(text)) throw new FileFault(t.noCalendar)
        const whose = { locationId: session.locations[0]!.id, zones: {} }
        const calendar = await read(text, whose)
        const name = chosen.name.slice(0, 200)
        const [only, other] = session.colleagues.filter(each => each.active)
        const staffId = other ? null : (only?.id ?? null)
        go({ at: 'whose', name, text, calendar, whose: { ...whose, staffId } })
      }),
    say: (said: Partial<Whose>) =>
      go(was => (was.at === 'whose' ? { ...was, whose: { ...was.whose, ...said } } : was)),
    checkAll: () =>
      attempt(async () => {
        if (step.at !== 'whose' || step.whose.staffId === null) return
        const { staffId, locationId } = step.whose
        const { events } = await read(step.text, step.whose)
        const all = events.map(each => ({ ...each, staffId, locationId }))
        await check(step.name, all).catch(error => {
          go(step)
          throw error
        })
      }),
    changed: (file: ClientImport) => go({ at: 'check', file }),
    run: (id: string) =>
      attempt(async () => go({ at: 'run', file: (await call(runVisitImport, { id })).import })),
    undo: (id: string) =>
      attempt(async () => go({ at: 'run', file: (await call(undoVisitImport, { id })).import })),
    again: () => go({ at: 'file' })
  }
}
export type VisitImporting = ReturnType<typeof useVisitImport>
