import { Icon } from '../ui/icon.tsx'
import { CheckCheck } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import css from './example-conversation.module.css'

/** What this is all about, in three texts. A picture: nobody needs it to sign in. */
export function ExampleConversation() {
  return (
    <aside className={css.half} aria-label={t.signIn.example}>
      <div className={css.talk}>
        <p className={css.day}>{t.signIn.day}</p>
        <p className={css.theirs}>{t.signIn.late}</p>
        <p className={css.meta}>{t.signIn.lateMeta}</p>
        <p className={css.ours}>{t.signIn.noRush}</p>
        <p className={css.oursMeta}>
          {t.signIn.noRushMeta}
          <span aria-hidden>·</span>
          <Icon of={CheckCheck} size={14} />
          {t.thread.states.delivered}
        </p>
        <p className={css.theirs}>{t.signIn.thanks}</p>
        <p className={css.meta}>{t.signIn.thanksMeta}</p>
      </div>
    </aside>
  )
}
