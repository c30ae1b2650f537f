import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { Nav, PhoneTabs } from '../inbox/nav.tsx'
import { OfflineBanner } from '../inbox/offline-banner.tsx'
import { useApp } from '../sync/use-app.tsx'
import { AppFrame } from '../ui/app-frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Check, ChevronLeft, Lock } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t as all } from '../words/en.ts'
import { fileWords } from '../words/en-import.ts'
import css from './import.module.css'

type Words = { title: string; back: string; mayNot: string; steps: string[] }
type ImportFrameProps = { part: 'clients' | 'schedule'; words: Words; home: string }

/** The page of an import; whoever may not is told what it takes. */
export function ImportFrame(props: ImportFrameProps & { may: boolean; children: ReactNode }) {
  const { part, words, home, may } = props
  const app = useApp()
  const [, go] = useLocation()
  useEffect(() => {
    document.title = all.pageTitle(0, words.title)
  }, [words])
  useEffect(() => app.show('open', null), [app])
  return (
    <>
      <AppFrame
        skips={[{ label: words.title, target: '#main' }]}
        labels={{ nav: all.shell.main, list: '', panel: '' }}
        banner={<OfflineBanner />}
        nav={<Nav part={part} />}
        main={
          may ? (
            props.children
          ) : (
            <>
              <PaneHeader title={words.title} before={<Back words={words} go={() => go(home)} />} />
              <State icon={Lock} title={words.title}>
                {words.mayNot}
              </State>
            </>
          )
        }
        tabBar={<PhoneTabs part={part} />}
        isDetailOpen
      />
      <div className={css.toasts}>
        <ToastRegion label={all.shell.toasts} dismissLabel={all.shell.dismiss} />
      </div>
    </>
  )
}

type StepsProps = { words: Words; at: number; onBack: () => void; children: ReactNode }

export function Steps({ words, at, onBack, children }: StepsProps) {
  return (
    <>
      <PaneHeader
        title={words.title}
        before={<Back words={words} go={onBack} />}
        actions={<StepLine words={words.steps} at={at} />}
      />
      <PaneBody>
        <div className={css.page}>{children}</div>
      </PaneBody>
    </>
  )
}

function Back({ words, go }: { words: Words; go: () => void }) {
  return <IconButton icon={ChevronLeft} label={words.back} onPress={go} />
}

function StepLine({ words, at }: { words: string[]; at: number }) {
  return (
    <ol className={css.steps} aria-label={fileWords.stepsLabel}>
      {words.map((word, place) => (
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
