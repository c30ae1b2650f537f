import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { nowMs } from '../clock.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useAfter } from '../sync/use-page.ts'
import { dayIn, isDay, wallOf } from '../sync/visit-days.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { Button } from '../ui/button.tsx'
import { CircleAlert, Lock } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { SkeletonRows } from '../ui/waiting.tsx'
import { t as all } from '../words/en.ts'
import { scheduleWords } from '../words/en-schedule.ts'
import { visitWords as t } from '../words/en-visit.ts'
import { useVisit } from './use-visit.ts'
import css from './visit.module.css'
import { fieldsOf, type VisitFields } from './visit-draft.ts'
import { VisitEditor } from './visit-editor.tsx'

/** One visit, or a new one: its form, and the talk with its phone beside it. */
export default function AppointmentPage({ id }: { id: string }) {
  const isNew = id === 'new'
  const { session } = useScreen()
  const maySee = session.permissions.includes('appointments.view')
  return (
    <>
      <AppFrame
        skips={[
          { label: t.skipToForm, target: '#details' },
          { label: t.skipToChat, target: '#chat' }
        ]}
        labels={{ nav: all.shell.main, list: t.title, panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part="schedule" />}
        main={
          !maySee ? (
            <State icon={Lock} title={t.title}>
              {scheduleWords.notYours}
            </State>
          ) : isNew ? (
            <NewVisit />
          ) : (
            <OpenVisit id={id} />
          )
        }
        tabBar={<PhoneTabs part="schedule" />}
        isDetailOpen
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

function OpenVisit({ id }: { id: string }) {
  const { session } = useScreen()
  const [, go] = useLocation()
  const { one, problem, trouble, again } = useVisit(id)
  const isLate = useAfter(150, !one && !trouble)
  const title = one ? (one.client?.name ?? scheduleWords.walkIn) : t.title
  useTitle(title)
  if (one) {
    const location = session.locations.find(each => each.id === one.locationId)
    const timeZone = location?.timeZone ?? session.business.timeZone
    return <VisitEditor {...{ one, problem, timeZone }} base={fieldsOf(one, timeZone)} id={id} />
  }
  if (!trouble) return isLate && <SkeletonRows label={t.loading} rows={6} />
  const isGone = trouble.kind === 'refused' && /^(not-found|bad-input)$/.test(trouble.code)
  return (
    <State
      icon={CircleAlert}
      title={isGone ? t.gone : t.failed}
      isAlert
      action={
        isGone ? (
          <Button onPress={() => go(paths.schedule())}>{t.back}</Button>
        ) : (
          <Button onPress={again}>{all.trouble.tryAgain}</Button>
        )
      }
    >
      {isGone ? t.goneHelp : trouble.kind === 'refused' ? trouble.detail : all.trouble[trouble.why]}
    </State>
  )
}

const quarterMs = 15 * 60_000
const usualMinutes = 45

function NewVisit() {
  const { session } = useScreen()
  const search = useSearch()
  useTitle(t.newTitle)
  const query = new URLSearchParams(search)
  const location =
    session.locations.find(({ id }) => id === query.get('at')) ?? session.locations[0]
  const timeZone = location?.timeZone ?? session.business.timeZone
  const soon = new Date(Math.ceil(nowMs() / quarterMs) * quarterMs).toISOString()
  const [day, time] = [query.get('day'), query.get('time')]
  const [clientId, name] = [query.get('client'), query.get('name')]
  const base: VisitFields = {
    client: clientId && name ? { id: clientId, name } : null,
    serviceId: null,
    staffId: query.get('staff') ?? session.staff.id,
    locationId: location?.id ?? '',
    day: isDay(day) ? day : dayIn(timeZone, nowMs()),
    time: time ?? wallOf(timeZone, soon).time,
    ...{ second: false, minutes: usualMinutes, phone: query.get('phone') ?? '', note: '' }
  }
  return <VisitEditor one={null} id="new" problem={null} base={base} timeZone={timeZone} />
}

function useTitle(title: string) {
  useEffect(() => {
    document.title = all.pageTitle(0, title)
  }, [title])
}
