import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import type { Trouble } from '../sync/store.ts'
import { useLayout } from '../sync/use-page.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ChevronLeft, CircleAlert } from '../ui/icons.ts'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { t as all } from '../words/en.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import css from './settings.module.css'
import type { Fault } from '../sync/fault.ts'

type SectionFrameProps = {
  title: string
  under?: string
  back?: { to: string; label: string } // on the phone; the list of settings when it is not given
  before?: ReactNode
  actions?: ReactNode
  children: ReactNode
  footer?: ReactNode
}

/** One part of the settings: its header, what scrolls, and a bar when something is not saved. */
export function SectionFrame(props: SectionFrameProps) {
  const [, go] = useLocation()
  const { to, label } = props.back ?? { to: paths.settings(), label: t.back }
  const isPhone = useLayout() === 'phone'
  return (
    <>
      <PaneHeader
        title={props.title}
        under={props.under}
        size={props.before ? 'name' : 'title'}
        before={
          <>
            {isPhone && <IconButton icon={ChevronLeft} label={label} onPress={() => go(to)} />}
            {props.before}
          </>
        }
        actions={props.actions}
      />
      <PaneBody>{props.children}</PaneBody>
      {props.footer}
    </>
  )
}

/** One question of the settings, on a page of questions. */
export function Question(props: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className={css.question} aria-label={props.title}>
      <h2 className={css.questionTitle}>{props.title}</h2>
      {props.help && <p className={css.help}>{props.help}</p>}
      {props.children}
    </section>
  )
}

/** What did not come about, where it was asked for. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  return (
    <div role="alert" className={css.fault}>
      {fault && (
        <Banner icon={CircleAlert} tone="danger" shape="card">
          {fault.words}
        </Banner>
      )}
    </div>
  )
}

/** In place of what could not be read. */
export function CouldNotLoad({ trouble, again }: { trouble: Trouble; again: () => void }) {
  return (
    <State
      icon={CircleAlert}
      title={t.couldNotLoad}
      isAlert
      action={<Button onPress={again}>{all.trouble.tryAgain}</Button>}
    >
      {trouble.kind === 'refused' ? trouble.detail : all.trouble[trouble.why]}
    </State>
  )
}
