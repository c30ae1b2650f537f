import { useState } from 'react'
import { useLocation } from 'wouter'
import { type Appointment, textConfirmation } from '@parlor/contract/appointments.ts'
import { newId } from '@parlor/contract/ids.ts'
import { call } from '../call.ts'
import { paths } from '../paths.ts'
import { faultOf } from '../sync/fault.ts'
import { putRows } from '../sync/known.ts'
import { useApp } from '../sync/use-app.tsx'
import { momentWritten } from '../sync/when-written.ts'
import { showToast } from '../ui/toasts.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { useConfirmation } from './use-confirmation.ts'
import { useSave } from './use-save.ts'
import { changed, draftIn, keepDraft, type VisitDraft, type VisitFields } from './visit-draft.ts'

type Edited = {
  id: string
  one: Appointment | null
  base: VisitFields
  timeZone: string
  whyNot: string | null
}

/** What is written in the form, and what comes of it. */
export function useEditor({ id, one, base, timeZone, whyNot }: Edited) {
  const app = useApp()
  const [, go] = useLocation()
  const [draft, setDraft] = useState(() => draftIn(app.drafts, id))
  const { change, book, isBusy, fault, clash, clear } = useSave()
  const fields = { ...base, ...draft?.fields }
  const written = momentWritten(fields, timeZone)
  const confirmation = useConfirmation(fields, !one && 'at' in written ? written.at : null)

  function put(next: VisitDraft | null) {
    setDraft(next)
    keepDraft(app.drafts, id, next)
    clear()
  }

  async function save(evenIfOverlapping = false) {
    if (whyNot || !('at' in written)) return
    const saved = one
      ? draft && (await change(one, draft, written.at, evenIfOverlapping))
      : await book(fields, written.at, {
          evenIfOverlapping,
          confirmBy: confirmation.by
        })
    if (!saved) return
    put(null)
    const problem = saved.confirmation?.problem
    showToast({ words: problem ? t.notTexted(problem) : one ? t.saved : t.booked })
    if (!one) go(paths.appointment(saved.appointment.id), { replace: true })
  }

  /** The words of the text are the business's; it goes to the phone as it is saved. */
  async function text() {
    if (!one) return
    try {
      const sent = await call(textConfirmation, { id: one.id, messageId: newId() })
      const { seq } = app.store.get().known
      app.store.change(({ known }) => ({ known: putRows(known, [sent.conversation], seq) }))
      showToast({ words: t.texted, whom: one.client?.name ?? scheduleWords.walkIn })
    } catch (error) {
      showToast({ words: faultOf(error).words })
    }
  }

  return {
    ...{ draft, fields, written, confirmation, isBusy, fault, clash, put, save, text },
    write: (next: Partial<VisitFields>) => put(changed(draft, base, one?.version ?? 1, next)),
    keepMine: () => draft && clash?.now && put({ ...draft, version: clash.now.version }),
    count: Object.keys(draft?.fields ?? {}).length
  }
}
