import { useState } from 'react'
import {
  endMySession,
  listMySessions,
  type MySession,
  signOutEverywhere
} from '@parlor/contract/sign-in.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { timesIn } from '../words/times.ts'
import { leave } from '../sync/session.ts'
import { CouldNotLoad, FaultLine, Question } from './section-frame.tsx'
import css from './settings.module.css'
import { callOrSay, useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

const words = t.security

/** Each device with its last use, and the way to end it. */
export function SessionsQuestion() {
  const { value, trouble, again } = useAsked(listMySessions, {})
  const [isAsking, ask] = useState(false)
  const { act, isBusy, fault } = useAct()

  async function end(one: MySession) {
    if (!(await callOrSay(endMySession, { id: one.id }))) return
    showToast({ words: words.ended })
    again()
  }

  async function endAll() {
    if (await act(signOutEverywhere, {})) await leave().catch(() => undefined)
  }

  return (
    <Question title={words.sessions}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <ul className={css.things}>
          {value.sessions.map(each => (
            <SessionLine key={each.id} session={each} onEnd={() => void end(each)} />
          ))}
        </ul>
      )}
      <Button tone="danger" onPress={() => ask(true)} aria-haspopup="dialog">
        {words.everywhere}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => ask(false)}
        title={words.everywhereTitle}
        actions={
          <>
            <Button onPress={() => ask(false)}>{words.stay}</Button>
            <Button tone="irreversible" isBusy={isBusy} onPress={() => void endAll()}>
              {words.everywhere}
            </Button>
          </>
        }
      >
        <p>{words.everywhereHelp}</p>
        <FaultLine fault={fault} />
      </Dialog>
    </Question>
  )
}

function SessionLine({ session: one, onEnd }: { session: MySession; onEnd: () => void }) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const times = timesIn(session.business.timeZone)
  const facts = [
    one.businessName,
    words.signedIn(times.inList(one.signedInAt, nowMs)),
    words.lastUsed(times.inList(one.lastUsedAt, nowMs))
  ].join(' · ')
  return (
    <li className={css.thing}>
      <div className={css.thingWords}>
        <p className={css.thingName}>{one.device}</p>
        <p className={css.thingFacts}>{facts}</p>
      </div>
      {one.current ? (
        <Chip tone="good">{words.thisDevice}</Chip>
      ) : (
        <Button size="s" onPress={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  )
}
