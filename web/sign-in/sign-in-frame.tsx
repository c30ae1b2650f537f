import { type ReactNode, useEffect } from 'react'
import { Logo } from '../ui/logo.tsx'
import { t } from '../words/en.ts'
import { ExampleConversation } from './example-conversation.tsx'
import css from './sign-in-page.module.css'

type SignInFrameProps = { title: string; lead: ReactNode; children?: ReactNode }

/** A page for those who are not signed in: the mark, one question, and what it is all about. */
export function SignInFrame({ title, lead, children }: SignInFrameProps) {
  useEffect(() => {
    document.title = t.pageTitle(0, title)
  }, [title])
  return (
    <div className={css.page}>
      <main className={css.work}>
        <div className={css.brand}>
          <Logo size={32} />
          <span>{t.product}</span>
        </div>
        <div className={css.form}>
          <h1 className={css.title}>{title}</h1>
          <p className={css.lead}>{lead}</p>
          {children}
        </div>
      </main>
      <ExampleConversation />
    </div>
  )
}
