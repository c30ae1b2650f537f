import { t } from '../words/en.ts'
import css from './text-body.module.css'
import { textParts } from './text-parts.ts'

/** The words of a text, as they came: links that are links, and what hides is shown. */
export function TextBody({ body }: { body: string }) {
  return (
    <span className={css.body}>
      {textParts(body).map((part, index) => {
        const key = `${index}-${part.kind}`
        if (part.kind === 'words') return <span key={key}>{part.text}</span>
        if (part.kind === 'hidden') {
          return (
            <bdi key={key} className={css.hidden} title={t.thread.hiddenCharacter(part.code)}>
              {part.code}
            </bdi>
          )
        }
        return (
          <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{part.text}</bdi>
          </a>
        )
      })}
    </span>
  )
}
