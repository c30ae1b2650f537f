import { Copy } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PageText } from '../watchers.ts'
import { dayLineOf, isSameDay, timeOf } from './words.ts'

const runMsMax = 60_000
const openedAt = Date.now()

type Props = { texts: PageText[]; business: string; now: number }

/** What was typed on this phone and what arrived on it, oldest first. */
export function Texts({ texts, business, now }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const inOrder = texts.toSorted((one, other) => one.at - other.at)
  const count = inOrder.length
  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new text pulls the list to its end
  useEffect(toEnd, [count])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className="texts" aria-label={`Texts with ${business}`} tabIndex={0} ref={list}>
      {inOrder.map((text, index) => (
        <Text
          key={text.sid}
          text={text}
          before={inOrder[index - 1]}
          after={inOrder[index + 1]}
          now={now}
          onGrow={toEnd}
        />
      ))}
    </ol>
  )
}

type TextProps = {
  text: PageText
  before: PageText | undefined
  after: PageText | undefined
  now: number
  onGrow: () => void
}

function Text({ text, before, after, now, onGrow }: TextProps) {
  const startsDay = !before || !isSameDay(before.at, text.at)
  const endsRun = !after || after.mine !== text.mine || after.at - text.at > runMsMax
  const isLost = text.status === 'undelivered' || text.status === 'failed'
  return (
    <li
      data-new={text.at > openedAt}
      data-mine={text.mine}
      data-joins={before?.mine === text.mine && !startsDay}
    >
      {startsDay && <p className="day-line">{dayLineOf(text.at, now)}</p>}
      {text.mine && <span className="hidden">You: </span>}
      {isLost ? (
        <p className="bubble lost">1 text lost on the way</p>
      ) : (
        text.body && <p className="bubble">{text.body}</p>
      )}
      {text.pictures.map(picture => (
        <img key={picture} className="picture" src={picture} alt="Sent along" onLoad={onGrow} />
      ))}
      {(endsRun || isLost) && (
        <time dateTime={new Date(text.at).toISOString()}>{timeOf(text.at)}</time>
      )}
      {text.mine && text.times > 1 && (
        <p className="aside">
          <Copy size={14} strokeWidth={1.5} aria-hidden="true" />
          {text.times === 2 ? 'Sent twice' : `Sent ${text.times} times`}
        </p>
      )}
    </li>
  )
}
