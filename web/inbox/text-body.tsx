import { Marked } from '../ui/marked.tsx'
import { piecesOf, textMarks, wordMarks } from '../ui/marks.ts'
import { t } from '../words/en.ts'
import css from './text-body.module.css'
import { textParts } from './text-parts.ts'

type TextBodyProps = { body: string; sought?: string | null }

/** The words of a text, as they came: links that are links, what hides is shown, and what somebody
 * looked for is marked. */
export function TextBody({ body, sought }: TextBodyProps) {
  const isHit = sought ? textMarks(body, sought).length > 0 : false
  const marked = (text: string) =>
    isHit ? <Marked pieces={piecesOf(text, wordMarks(text, sought!))} /> : text
  return (
    <span className={css.body}>
      {textParts(body).map((part, index) => {
        const key = `${index}-${part.kind}`
        if (part.kind === 'words') return <span key={key}>{marked(part.text)}</span>
        if (part.kind === 'hidden') {
          return (
            <bdi key={key} className={css.hidden} title={t.thread.hiddenCharacter(part.code)}>
              {part.code}
            </bdi>
          )
        }
        return (
          <a key={key} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            <bdi>{marked(part.text)}</bdi>
          </a>
        )
      })}
    </span>
  )
}
