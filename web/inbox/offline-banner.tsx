import { useScreen } from '../sync/use-app.tsx'
import { Banner } from '../ui/banner.tsx'
import { CloudOff } from '../ui/icons.ts'
import { t } from '../words/en.ts'
import { timesIn } from '../words/times.ts'

/** Over list and conversation while there is no line: how old all this is, and what waits. */
export function OfflineBanner() {
  const { live, asOf, pending, session } = useScreen()
  if (live !== 'offline') return null
  const waiting = pending.outbox.filter(each => !each.refusal).length
  const time = asOf && timesIn(session.business.timeZone).clock(asOf)
  return (
    <div role="status">
      <Banner icon={CloudOff}>
        {t.inbox.offline(time)} {waiting > 0 && t.inbox.willSend(waiting)}
      </Banner>
    </div>
  )
}
