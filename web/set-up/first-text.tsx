import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { finishSetUp, getSetUp, type SetUpState, setUpNumber } from '@parlor/contract/set-up.ts'
import { call } from '../call.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Button } from '../ui/button.tsx'
import { CircleCheck } from '../ui/icons.ts'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toasts.ts'
import { setUpWords } from '../words/en-set-up.ts'
import { faultOf } from '../sync/fault.ts'
import { Exchange } from './exchange.tsx'
import { SetUpFrame } from './set-up-frame.tsx'
import css from './set-up.module.css'

const words = setUpWords.first

/** The last step: a text to the virtual phone, and the answer from it. */
export function FirstText() {
  const { session, known } = useScreen()
  const [state, setState] = useState<SetUpState | null>(null)
  const seq = known.seq
  // Whatever happens to a conversation may be the receipt or the answer that is waited for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at every event
  useEffect(() => {
    call(getSetUp, {}).then(setState, () => undefined)
  }, [seq])
  return (
    <SetUpFrame
      title={setUpWords.of(session.business.name)}
      step={4}
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
      <Button onPress={() => void leave(paths.clientImport)}>{words.importClients}</Button>
      <Button onPress={() => void leave(paths.settings('staff'))}>{words.invite}</Button>
      <Button tone={isDone ? 'primary' : 'secondary'} onPress={() => void leave(paths.inbox())}>
        {words.inbox}
      </Button>
    </>
  )
}
