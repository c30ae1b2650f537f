import { lazy, Suspense } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import type { ThreadPaneProps } from '../inbox/thread-pane.tsx'
import { Button } from '../ui/button.tsx'
import { CalendarCheck, MessageCircle, Phone } from '../ui/icons.ts'
import { Later, later } from '../ui/later.tsx'
import { PaneHeader } from '../ui/pane.tsx'
import { State } from '../ui/state.tsx'
import { t as all } from '../words/en.ts'
import { visitWords as t } from '../words/en-visit.ts'
import css from './visit.module.css'

const thread = later<ThreadPaneProps>(
  async () => (await import('../inbox/thread-pane.tsx')).ThreadPane
)
const Dialogs = lazy(async () => ({
  default: (await import('../inbox/act-dialog.tsx')).ActDialog
}))

type VisitTalkProps = {
  talk: ConversationRow | null
  phone: string
  problem: string | null
  onAddMobile: () => void
  onText: (() => void) | null
  textWhyNot: string | null
  onBack: () => void
}

/** The same thread as in the inbox, by the phone of this visit; without one, why there is none. */
export function VisitTalk(props: VisitTalkProps) {
  const { talk, phone, problem, onAddMobile, onText, textWhyNot, onBack } = props
  if (talk) {
    return (
      <>
        <Later
          key={talk.id}
          piece={thread}
          give={{ threadId: talk.id, panel: null, isAlone: false, onBack }}
        />
        <Suspense>
          <Dialogs threadId={talk.id} />
        </Suspense>
      </>
    )
  }
  return (
    <>
      <PaneHeader size="name" title={all.thread.conversation} level={2} />
      <div className={css.noTalk}>
        {problem || phone === '' ? (
          <State
            icon={onText || problem ? Phone : MessageCircle}
            title={onText || problem ? t.noMobile : t.noTalkTitle}
            action={<Button onPress={onAddMobile}>{t.addMobile}</Button>}
          >
            {problem ?? t.noTalkNew}
          </State>
        ) : (
          <State
            icon={MessageCircle}
            title={t.noTalk}
            action={
              onText && (
                <Button icon={CalendarCheck} onPress={onText} disabledBecause={textWhyNot}>
                  {t.textConfirmation}
                </Button>
              )
            }
          >
            {onText ? t.noTalkHelp : t.noTalkNew}
          </State>
        )}
      </div>
    </>
  )
}
