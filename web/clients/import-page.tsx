import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { AppFrame } from '../ui/app-frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Check, ChevronLeft, Lock } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { importWords as t } from '../words/en-import.ts'
import listCss from './clients.module.css'
import { CheckStep } from './import-check.tsx'
import css from './import.module.css'
import { ColumnsStep, FileStep } from './import-file.tsx'
import { CheckingStep, RunStep } from './import-run.tsx'
import { useImport } from './use-import.ts'

/** Clients from a file, in four steps; nothing is written before the last. */
export default function ImportPage() {
  const app = useApp()
  const [, go] = useLocation()
  const { permissions } = useScreen().session
  const may = permissions.includes('clients.manage') && permissions.includes('clients.see-all')
  useEffect(() => {
    document.title = all.pageTitle(0, t.title)
  }, [])
  useEffect(() => app.show('open', null), [app])
  return (
    <>
      <AppFrame
        skips={[{ label: t.title, target: '#main' }]}
        labels={{ nav: all.shell.main, list: '', panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part="clients" />}
        main={
          may ? (
            <Steps />
          ) : (
            <>
              <PaneHeader
                title={t.title}
                before={
                  <IconButton
                    icon={ChevronLeft}
                    label={t.back}
                    onPress={() => go(paths.clients())}
                  />
                }
              />
              <State icon={Lock} title={t.title}>
                {t.mayNot}
              </State>
            </>
          )
        }
        tabBar={<PhoneTabs part="clients" />}
        isDetailOpen
      />
      <div className={listCss.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

const order = { file: 0, columns: 1, checking: 2, check: 2, run: 3 }

function Steps() {
  const importing = useImport()
  const { step, fault } = importing
  const [, go] = useLocation()
  const isFirst = step.at === 'file' || step.at === 'run'
  return (
    <>
      <PaneHeader
        title={t.title}
        before={
          <IconButton
            icon={ChevronLeft}
            label={t.back}
            onPress={() => (isFirst ? go(paths.clients()) : importing.again())}
          />
        }
        actions={<StepLine at={order[step.at]} />}
      />
      <PaneBody>
        <div className={css.page}>
          <FaultLine fault={fault} />
          {step.at === 'file' && <FileStep importing={importing} />}
          {step.at === 'columns' && <ColumnsStep importing={importing} step={step} />}
          {step.at === 'checking' && <CheckingStep {...step} />}
          {step.at === 'check' && <CheckStep importing={importing} file={step.file} />}
          {step.at === 'run' && <RunStep importing={importing} file={step.file} />}
        </div>
      </PaneBody>
    </>
  )
}

function StepLine({ at }: { at: number }) {
  return (
    <ol className={css.steps} aria-label={t.stepsLabel}>
      {t.steps.map((word, place) => (
        <li key={word} className={css.step} aria-current={place === at ? 'step' : undefined}>
          <span className={css.mark} data-done={place < at || undefined}>
            {place < at ? <Icon of={Check} size={12} /> : place + 1}
          </span>
          <span className={css.stepWord}>{word}</span>
        </li>
      ))}
    </ol>
  )
}
