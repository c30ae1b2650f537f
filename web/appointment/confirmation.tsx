import type { ConfirmBy } from '@parlor/contract/appointments.ts'
import { Segments } from '../ui/segments.tsx'
import { visitWords as t } from '../words/en-visit.ts'
import type { useConfirmation } from './use-confirmation.ts'
import css from './visit.module.css'

const ways = ['text', 'email', 'none'] as const satisfies ConfirmBy[]

/** What goes out when it is booked: by which way, in which words, or why not. */
export function ConfirmationChoice({ of }: { of: ReturnType<typeof useConfirmation> }) {
  const { preview, wished, choose } = of
  if (!preview) return null
  const why = wished === 'none' ? null : preview.problems[wished]
  return (
    <section className={css.confirmation} aria-label={t.confirmation}>
      <p className={css.confirmationTitle} aria-hidden>
        {t.confirmation}
      </p>
      <Segments
        label={t.confirmation}
        value={wished}
        options={ways.map(value => ({ value, label: t.confirmBy[value] }))}
        onChange={choose}
      />
      <div role="status">
        {why && <p className={css.confirmationWhy}>{t.notConfirmed(why)}</p>}
        {!why && wished !== 'none' && (
          <blockquote className={css.confirmationWords}>
            {wished === 'email' && (
              <p className={css.under}>
                {t.emailTo(preview.email ?? '')}
                <br />
                {preview.subject}
              </p>
            )}
            <p>{preview.body}</p>
          </blockquote>
        )}
      </div>
    </section>
  )
}
