import { type FormEvent, useEffect, useState } from 'react'
import { newId } from '@parlor/contract/ids.ts'
import type { Message } from '@parlor/contract/messaging.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { sendFirstText, type SetUpState } from '@parlor/contract/set-up.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { Bubble, BubbleMeta } from '../ui/bubble.tsx'
import { Button } from '../ui/button.tsx'
import { TestChip } from '../ui/chip.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { Icon } from '../ui/icon.tsx'
import { ArrowIn, ArrowOut, CircleCheck } from '../ui/icons.ts'
import { Thread } from '../ui/thread.tsx'
import { setUpWords } from '../words/en-set-up.ts'
import { timesIn } from '../words/times.ts'
import css from './set-up.module.css'
import { VirtualPhone } from './virtual-phone.tsx'

const words = setUpWords.first

type ExchangeProps = { state: SetUpState; onSent: (state: SetUpState) => void }

/** The thread, the phone, and between them two arrows that light up by what is heard live. */
export function Exchange({ state, onSent }: ExchangeProps) {
  const { known } = useScreen()
  const app = useApp()
  const { firstText, phonesUrl } = state
  const id = firstText?.conversationId ?? null
  useEffect(() => app.show('open', id), [app, id])
  const texts = (id && known.state.threads[id]) || []
  return (
    <div className={css.exchange} data-phone={phonesUrl !== null}>
      <Desk state={state} texts={texts} onSent={onSent} />
      <div className={css.arrows} role="status">
        <Arrow
          isLit={Boolean(firstText?.deliveredAt)}
          word={words.sent}
          help={firstText ? sentHelp(firstText) : ''}
          direction="out"
        />
        <Arrow
          isLit={Boolean(firstText?.answeredAt)}
          word={words.answered}
          help={firstText?.answeredAt ? words.answeredHelp : firstText ? words.waiting : ''}
          direction="in"
        />
      </div>
      {phonesUrl && <VirtualPhone texts={texts} canAnswer={Boolean(firstText?.deliveredAt)} />}
    </div>
  )
}

function sentHelp({ sentAt, deliveredAt }: NonNullable<SetUpState['firstText']>): string {
  if (!deliveredAt) return words.onItsWay
  return words.deliveredIn((Date.parse(deliveredAt) - Date.parse(sentAt)) / 1000)
}

function Desk({ state, texts, onSent }: ExchangeProps & { texts: readonly Message[] }) {
  const { session } = useScreen()
  const times = timesIn(session.business.timeZone)
  const [id] = useState(newId)
  const [body, setBody] = useState(() => words.draft(session.business.name))
  const [fault, setFault] = useState<string | null>(null)
  const { firstText } = state

  async function submit(event: FormEvent) {
    event.preventDefault()
    try {
      onSent(await call(sendFirstText, { messageId: id, body }))
      setFault(null)
    } catch (error) {
      setFault(faultOf(error).words)
    }
  }

  return (
    <form className={css.card} noValidate onSubmit={event => void submit(event)}>
      <p className={css.cardHead}>
        {firstText ? showPhone(firstText.phone) : session.business.name}
        <TestChip>{words.test}</TestChip>
      </p>
      <div className={css.cardThread}>
        <Thread label={words.thread}>
          {texts.map(each => (
            <Bubble
              key={each.id}
              label={each.direction === 'inbound' ? words.fromPhone : words.fromYou}
              side={each.direction === 'inbound' ? 'left' : 'right'}
              tone={each.direction === 'inbound' ? 'theirs' : 'ours'}
              meta={<BubbleMeta parts={[times.clock(each.at)]} />}
            >
              {each.body}
            </Bubble>
          ))}
        </Thread>
      </div>
      {!firstText && (
        <>
          <TextArea label={words.label} value={body} onChange={setBody} error={fault} />
          <Button type="submit" tone="primary">
            {words.send}
          </Button>
        </>
      )}
    </form>
  )
}

type ArrowProps = { isLit: boolean; word: string; help: string; direction: 'in' | 'out' }

function Arrow({ isLit, word, help, direction }: ArrowProps) {
  return (
    <p className={css.arrow} data-lit={isLit || undefined}>
      <Icon of={isLit ? CircleCheck : direction === 'out' ? ArrowOut : ArrowIn} size={18} />
      <span className={css.arrowWord}>{word}</span>
      <span className={css.arrowHelp}>{help}</span>
    </p>
  )
}
