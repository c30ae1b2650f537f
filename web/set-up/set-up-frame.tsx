import type { ReactNode } from 'react'
import { HiddenText } from '../ui/hidden-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Check } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { t } from '../words/en.ts'
import { setUpWords as words } from '../words/en-set-up.ts'
import css from './set-up.module.css'

type SetUpFrameProps = {
  title: string
  step: number // from 0
  heading: string
  lead?: string
  children: ReactNode
  footer?: ReactNode
}

/** The steps on the left, one question at a time on the right. */
export function SetUpFrame({ title, step, heading, lead, children, footer }: SetUpFrameProps) {
  return (
    <div className={css.page}>
      <aside className={css.side}>
        <div className={css.brand}>
          <Logo size={28} />
          <span>{title}</span>
        </div>
        <ol className={css.steps}>
          {words.steps.map((word, index) => (
            <li
              key={word}
              className={css.step}
              aria-current={index === step ? 'step' : undefined}
              data-done={index < step || undefined}
            >
              <span className={css.number} aria-hidden>
                {index < step ? <Icon of={Check} size={14} /> : index + 1}
              </span>
              {word}
              {index < step && <HiddenText>, {words.done}</HiddenText>}
            </li>
          ))}
        </ol>
        <p className={css.later}>{words.later}</p>
      </aside>
      <main className={css.main}>
        <div className={css.body}>
          <h1 className={css.title}>{heading}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
          {children}
        </div>
        {footer && <footer className={css.footer}>{footer}</footer>}
      </main>
      <ToastRegion label={t.shell.toasts} dismissLabel={t.shell.dismiss} />
    </div>
  )
}
