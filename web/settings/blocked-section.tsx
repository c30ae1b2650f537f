import {
  type BlockedPhone,
  listBlockedPhones,
  unblockPhone
} from '@parlor/contract/conversation-changes.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { Ban } from '../ui/icons.ts'
import { State } from '../ui/state.tsx'
import { inboxSettingsWords as all } from '../words/en-inbox-settings.ts'
import { timesIn } from '../words/times.ts'
import { CouldNotLoad, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { callOrSay } from './use-act.ts'
import { useAsked } from './use-asked.ts'

const t = all.blocked

/** Who may not reach us, why, and how often they tried. */
export default function BlockedSection() {
  const { value, trouble, again } = useAsked(listBlockedPhones, {})
  async function unblock({ phone, clientName }: BlockedPhone) {
    if (!(await callOrSay(unblockPhone, { phone }))) return
    announce(t.unblocked(clientName ?? showPhone(phone)))
    again()
  }
  return (
    <SectionFrame title={all.sections.blocked.word}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value?.blocked.length === 0 && (
        <State icon={Ban} title={t.none}>
          {t.noneHelp}
        </State>
      )}
      {value && value.blocked.length > 0 && (
        <div className={css.questions}>
          <ul className={css.things} aria-label={all.sections.blocked.word}>
            {value.blocked.map(each => (
              <Blocked key={each.phone} blocked={each} onUnblock={() => void unblock(each)} />
            ))}
          </ul>
        </div>
      )}
    </SectionFrame>
  )
}

function Blocked({ blocked, onUnblock }: { blocked: BlockedPhone; onUnblock: () => void }) {
  const { timeZone } = useScreen().session.business
  const nowMs = useMinute()
  const times = timesIn(timeZone)
  const who = useColleagues().get(blocked.blockedById)?.name ?? t.somebody
  const phone = showPhone(blocked.phone)
  const { clientName, lastAttemptAt } = blocked
  return (
    <li className={css.thing}>
      <div className={css.thingWords}>
        <p className={css.thingName}>{clientName ? `${clientName} · ${phone}` : phone}</p>
        <p className={css.thingFacts}>
          {clientName ? t.client : t.unknown} · {blocked.why ? t.why(blocked.why) : t.noWhy}
        </p>
        <p className={css.thingFacts}>
          <ExactTime at={blocked.blockedAt} exact={times.exact(blocked.blockedAt)}>
            {t.by(who, times.inList(blocked.blockedAt, nowMs))}
          </ExactTime>{' '}
          · <strong>{t.attempts(blocked.attempts)}</strong>
          {lastAttemptAt && (
            <>
              {', '}
              <ExactTime at={lastAttemptAt} exact={times.exact(lastAttemptAt)}>
                {t.last(times.inList(lastAttemptAt, nowMs))}
              </ExactTime>
            </>
          )}
        </p>
      </div>
      <Button size="s" onPress={onUnblock}>
        {t.unblock}
      </Button>
    </li>
  )
}
