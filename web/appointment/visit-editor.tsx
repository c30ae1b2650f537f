import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type Appointment, whyNotChangeAppointment } from '@parlor/contract/appointments.ts'
import { paths } from '../paths.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { useLooking } from '../sync/use-presence.ts'
import { useVisits } from '../sync/use-visits.ts'
import { Banner, BannerAction } from '../ui/banner.tsx'
import { Lock, TriangleAlert } from '../ui/icons.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { ConfirmationChoice } from './confirmation.tsx'
import { useEditor } from './use-editor.ts'
import type { Clash } from './use-save.ts'
import { useTalkWith } from './use-talk.ts'
import css from './visit.module.css'
import type { VisitFields } from './visit-draft.ts'
import { VisitFoot } from './visit-foot.tsx'
import { VisitForm } from './visit-form.tsx'
import { VisitHead } from './visit-head.tsx'
import { VisitTalk } from './visit-talk.tsx'

type VisitEditorProps = {
  id: string
  one: Appointment | null // null: a new one
  base: VisitFields // as it stands
  problem: string | null // why its phone cannot be texted
  timeZone: string
}
type Half = 'details' | 'chat'

/** The form and the talk. What is not changed here follows what colleagues do. */
export function VisitEditor({ id, one, base, problem, timeZone }: VisitEditorProps) {
  const [, go] = useLocation()
  const { session } = useScreen()
  const [shown, show] = useState<Half>('details')
  const phoneField = useRef<HTMLInputElement>(null)
  const mayManage = session.permissions.includes('appointments.manage')
  const whyNot = mayManage ? one && whyNotChangeAppointment(one) : scheduleWords.mayNotManage
  const editor = useEditor({ id, one, base, timeZone, whyNot })
  const { fields, written, fault, clash, count } = editor
  const phone = one ? (one.phone ?? '') : fields.phone
  const talk = useTalk(phone, fields.locationId, shown)
  usePaneKey(() => show(before => (before === 'details' ? 'chat' : 'details')))

  const mayText = session.permissions.includes('messages.send')
  const onText = one && mayText ? () => void editor.text() : null
  const textWhyNot = count > 0 ? t.saveFirst : problem
  const back = () => go(paths.schedule({ day: base.day }))
  return (
    <div className={css.editor} data-shown={shown}>
      <section className={css.details} id="details" aria-label={t.form} tabIndex={-1}>
        <VisitHead
          {...{ one, timeZone, textWhyNot, shown, show, back, whyNot, onText }}
          unanswered={talk?.unanswered ?? 0}
        />
        <form
          className={css.form}
          onSubmit={event => {
            event.preventDefault()
            void editor.save()
          }}
        >
          {whyNot && (
            <Banner icon={Lock} shape="card">
              {whyNot}
            </Banner>
          )}
          <VisitForm
            {...{ one, fields, written, timeZone, fault }}
            phoneRef={phoneField}
            onChange={editor.write}
          />
          {!one && <ConfirmationChoice of={editor.confirmation} />}
          {clash && (
            <ClashNote
              clash={clash}
              onAnyway={() => void editor.save(true)}
              onTheirs={() => editor.put(null)}
              onMine={editor.keepMine}
            />
          )}
          <button type="submit" hidden />
        </form>
        <VisitFoot
          {...{ one, whyNot, editor }}
          onSave={() => void editor.save()}
          onDiscard={() => editor.put(null)}
        />
      </section>
      <section className={css.chat} id="chat" aria-label={t.chat} tabIndex={-1}>
        <VisitTalk
          {...{ talk, phone, problem, textWhyNot, onText }}
          onAddMobile={() => {
            show('details')
            requestAnimationFrame(() => phoneField.current?.focus())
          }}
          onBack={() => show('details')}
        />
      </section>
    </div>
  )
}

/** The conversation of the phone, read and kept live; whoever looks at it is seen there. */
function useTalk(phone: string, locationId: string, shown: Half) {
  const app = useApp()
  const [, visits] = useVisits()
  const talk = useTalkWith(phoneOf(phone))
  const layout = useLayout()
  const isSeen = layout === 'wide' || layout === 'rail' || shown === 'chat'
  const id = talk?.id ?? null
  useEffect(() => visits.openHouse(locationId || null), [visits, locationId])
  useEffect(() => app.show('open', id), [app, id])
  useLooking(isSeen ? id : null)
  return talk
}

const phoneOf = (written: string) => (/^\+\d{7,15}$/.test(written) ? written : null)

type ClashNoteProps = {
  clash: Clash
  onAnyway: () => void
  onTheirs: () => void
  onMine: () => unknown
}

/** Somebody is in the way, or was faster: said plainly, with the ways out. */
function ClashNote({ clash, onAnyway, onTheirs, onMine }: ClashNoteProps) {
  return (
    <div role="alert">
      <Banner
        icon={TriangleAlert}
        tone="note"
        shape="card"
        action={
          clash.kind === 'overlapping' ? (
            <BannerAction onPress={onAnyway}>{t.anyway}</BannerAction>
          ) : (
            <>
              <BannerAction onPress={onTheirs}>{t.theirs}</BannerAction>{' '}
              <BannerAction onPress={onMine}>{t.mine}</BannerAction>
            </>
          )
        }
      >
        {clash.words}
      </Banner>
    </div>
  )
}

/** F6 goes from the form to the talk and back. */
function usePaneKey(turn: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const isInChat = document.getElementById('chat')?.contains(document.activeElement)
      turn()
      requestAnimationFrame(() => {
        const form = '#details :is(input, textarea, button)'
        const goal = isInChat ? form : '#chat :is(#reply, button)'
        const best = isInChat ? null : document.getElementById('reply')
        ;(best ?? document.querySelector<HTMLElement>(goal))?.focus()
      })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
