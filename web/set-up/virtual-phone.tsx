import { type FormEvent, useState } from 'react'
import { showPhone } from '@parlor/contract/phone.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { answerFirstText } from '@parlor/contract/set-up.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { useScreen } from '../sync/use-app.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ArrowUp } from '../ui/icons.ts'
import { setUpWords } from '../words/en-set-up.ts'
import { timesIn } from '../words/times.ts'
import css from './virtual-phone.module.css'

const words = setUpWords.first

type VirtualPhoneProps = { texts: readonly Message[]; canAnswer: boolean }

/** The other side: what the phone has got, and a field to answer from it. */
export function VirtualPhone({ texts, canAnswer }: VirtualPhoneProps) {
  const { session } = useScreen()
  const times = timesIn(session.business.timeZone)
  const [body, setBody] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const number = session.numbers[0]
  // A phone shows what has reached it.
  const there = texts.filter(each => each.direction === 'inbound' || each.status === 'delivered')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!body.trim() || isBusy) return
    setBusy(true)
    setFault(null)
    await call(answerFirstText, { body: body.trim() }).then(
      () => setBody(''),
      error => setFault(faultOf(error).words)
    )
    setBusy(false)
  }

  return (
    <section className={css.phone} aria-label={words.phone}>
      <header className={css.head}>
        <p className={css.name}>{session.business.name}</p>
        {number && <p className={css.number}>{showPhone(number.phone)}</p>}
      </header>
      <ol className={css.texts} aria-label={words.onPhone}>
        {there.map(each => (
          <li key={each.id} className={css.text} data-own={each.direction === 'inbound'}>
            <p className={css.words} dir="auto">
              {each.body}
            </p>
            <p className={css.time}>{times.clock(each.at)}</p>
          </li>
        ))}
      </ol>
      <p className={css.fault} role="alert">
        {fault}
      </p>
      <form className={css.answer} onSubmit={event => void submit(event)}>
        <input
          className={css.field}
          aria-label={words.answerLabel}
          placeholder={canAnswer ? words.answerPlaceholder : words.waitsForText}
          value={body}
          maxLength={480}
          readOnly={!canAnswer}
          onChange={event => setBody(event.target.value)}
        />
        <IconButton
          icon={ArrowUp}
          label={words.answerSend}
          type="submit"
          disabledBecause={canAnswer ? null : words.waitsForText}
        />
      </form>
    </section>
  )
}
