import { type FormEvent, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { newId } from '@parlor/contract/ids.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import {
  finishSetUp,
  getSetUp,
  sendFirstText,
  type SetUpState,
  setUpNumber
} from '@parlor/contract/set-up.ts'
import { call } from '../call.ts'
import { paths } from '../paths.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { TestChip } from '../ui/chip.tsx'
import { ArrowIn, ArrowOut, CircleCheck } from '../ui/icons.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/field.tsx'
import { showToast } from '../ui/toasts.ts'
import { setUpWords } from '../words/en-set-up.ts'
import { faultOf } from '../sync/fault.ts'
import { SetUpFrame } from './set-up-frame.tsx'
import css from './set-up.module.css'

const words = setUpWords.first

/** The last step: a text to the virtual phone, and the answer from it. Both arrows light up by what
 * is heard live. */
export function FirstText() {
  const { session, known } = useScreen()
  const app = useApp()
  const [state, setState] = useState<SetUpState | null>(null)
  const seq = known.seq
  useEffect(() => app.show('open', null), [app])
  // Whatever happens to a conversation may be the receipt or the answer that is waited for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at every event
  useEffect(() => {
    call(getSetUp, {}).then(setState, () => undefined)
  }, [seq])
  return (
    <SetUpFrame
      title={setUpWords.of(session.business.name)}
      step={3}
      heading={words.title}
      lead={words.lead}
      footer={<WhatNext state={state} />}
    >
      {state && !state.number && <NoNumber onTaken={setState} />}
      {state?.number && <Exchange state={state} onSent={setState} />}
    </SetUpFrame>
  )
}

function NoNumber({ onTaken }: { onTaken: (state: SetUpState) => void }) {
  const take = () =>
    call(setUpNumber, { number: 'virtual' }).then(onTaken, error =>
      showToast({ words: faultOf(error).words })
    )
  return (
    <div className={css.buttons}>
      <p>{words.noNumber}</p>
      <Button tone="primary" onPress={() => void take()}>
        {words.takeVirtual}
      </Button>
    </div>
  )
}

type ExchangeProps = { state: SetUpState; onSent: (state: SetUpState) => void }

function Exchange({ state, onSent }: ExchangeProps) {
  const { session } = useScreen()
  const [id] = useState(newId)
  const [body, setBody] = useState(() => words.draft(session.business.name))
  const [fault, setFault] = useState<string | null>(null)
  const { firstText, phonesUrl } = state

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
    <div className={css.exchange}>
      <form className={css.card} noValidate onSubmit={event => void submit(event)}>
        <p className={css.cardHead}>
          {firstText ? showPhone(firstText.phone) : session.business.name}
          <TestChip>{words.test}</TestChip>
        </p>
        <TextField
          label={words.label}
          value={body}
          onChange={setBody}
          error={fault}
          isReadOnly={firstText !== null}
        />
        {!firstText && (
          <Button type="submit" tone="primary">
            {words.send}
          </Button>
        )}
      </form>
      <div className={css.arrows} role="status">
        <Arrow
          isLit={Boolean(firstText?.deliveredAt)}
          word={words.sent}
          help={firstText?.deliveredAt ? words.sentHelp : firstText ? words.onItsWay : ''}
          direction="out"
        />
        <Arrow
          isLit={Boolean(firstText?.answeredAt)}
          word={words.answered}
          help={firstText?.answeredAt ? words.answeredHelp : firstText ? words.waiting : ''}
          direction="in"
        />
      </div>
      {phonesUrl && (
        <a className={css.phone} href={phonesUrl} target="_blank" rel="noreferrer">
          {words.openPhone}
        </a>
      )}
    </div>
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

function WhatNext({ state }: { state: SetUpState | null }) {
  const [, go] = useLocation()
  const isDone = Boolean(state?.firstText?.answeredAt)
  async function leave(to: string) {
    await call(finishSetUp, {}).catch(() => undefined)
    go(to)
  }
  return (
    <>
      <p className={css.next} role="status">
        {isDone ? (
          <>
            <Icon of={CircleCheck} size={18} />
            <strong>{words.works}</strong> {words.what}
          </>
        ) : null}
      </p>
      {!isDone && (
        <Button tone="quiet" onPress={() => void leave(paths.inbox())}>
          {setUpWords.skip}
        </Button>
      )}
      <Button onPress={() => void leave(paths.settings('staff'))}>{words.invite}</Button>
      <Button tone={isDone ? 'primary' : 'secondary'} onPress={() => void leave(paths.inbox())}>
        {words.inbox}
      </Button>
    </>
  )
}
