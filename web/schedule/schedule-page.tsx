import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { AppFrame } from '../ui/app-frame.tsx'
import { Lock } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { scheduleWords as t } from '../words/en-schedule.ts'
import css from './schedule.module.css'
import { ScheduleBody } from './schedule-body.tsx'
import { ScheduleHead } from './schedule-head.tsx'
import { Side } from './side.tsx'
import { newAppointmentAt, useShown } from './use-schedule.ts'

/** Who comes when, and who of them is talking to us. */
export default function SchedulePage() {
  const app = useApp()
  const { session } = useScreen()
  const shown = useShown()
  const [, go] = useLocation()
  const maySee = session.permissions.includes('appointments.view')
  // The inbox goes on behind: its counts and its red ball are here, too.
  useEffect(() => app.show('open', null), [app])
  useEffect(() => {
    document.title = all.pageTitle(0, t.title)
  }, [])
  useNewKey(() => go(newAppointmentAt(shown)))
  return (
    <>
      <AppFrame
        skips={[{ label: t.skipTo, target: '#main' }]}
        labels={{ nav: all.shell.main, list: t.title, panel: '' }}
        banner={<OfflineBanner />}
        nav={
          <Nav part="schedule">
            <Side shown={shown} colleagues={session.colleagues} />
          </Nav>
        }
        main={
          <div className={css.page}>
            <ScheduleHead shown={shown} />
            {maySee ? (
              <ScheduleBody shown={shown} />
            ) : (
              <State icon={Lock} title={t.title}>
                {t.notYours}
              </State>
            )}
          </div>
        }
        tabBar={<PhoneTabs part="schedule" />}
        isDetailOpen={false}
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

/** N books somebody, wherever one is in the schedule. */
function useNewKey(book: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere = (event.target as HTMLElement).closest(
        'input, textarea, select, [role=dialog]'
      )
      if (event.key !== 'n' || event.metaKey || event.ctrlKey || event.altKey || isElsewhere) return
      event.preventDefault()
      book()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
