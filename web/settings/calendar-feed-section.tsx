import { useState } from 'react'
import {
  type CalendarFeed,
  getCalendarFeed,
  renewCalendarFeed,
  stopCalendarFeed
} from '@parlor/contract/calendar-feeds.ts'
import { useScreen } from '../sync/use-app.tsx'
import { useMinute } from '../sync/use-page.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { CalendarPlus, Copy, TriangleAlert } from '../ui/icons.ts'
import { showToast } from '../ui/toasts.ts'
import { calendarFeedWords as t } from '../words/en-calendar-feed.ts'
import { timesIn } from '../words/times.ts'
import { copy } from './link-dialog.tsx'
import { CouldNotLoad, FaultLine, Question, SectionFrame } from './section-frame.tsx'
import css from './settings.module.css'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

/** My appointments in the calendar that I look at anyway. */
export default function CalendarFeedSection() {
  const { value, trouble, again, put } = useAsked(getCalendarFeed, {})
  const [asking, setAsking] = useState<'renew' | 'stop' | null>(null)
  const { act, isBusy, fault } = useAct()

  async function make() {
    const made = await act(renewCalendarFeed, {})
    if (!made) return
    if (value?.feed) showToast({ words: t.renewed })
    put(made)
    setAsking(null)
  }

  async function stop() {
    if (!(await act(stopCalendarFeed, {}))) return
    showToast({ words: t.stopped })
    put({ feed: null })
    setAsking(null)
  }

  return (
    <SectionFrame title={t.section.word}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <Question title={t.title} help={t.help}>
            {value.feed ? (
              <Address feed={value.feed} onAsk={setAsking} />
            ) : (
              <>
                <p className={css.thingFacts}>{t.none}</p>
                <Button icon={CalendarPlus} isBusy={isBusy} onPress={() => void make()}>
                  {t.make}
                </Button>
              </>
            )}
            {!asking && <FaultLine fault={fault} />}
          </Question>
          {value.feed && (
            <Question title={t.how} help={t.howHelp}>
              <Ways isOpenOutside={value.feed.address.startsWith('https:')} />
            </Question>
          )}
        </div>
      )}
      <Dialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === 'stop' ? t.stopTitle : t.renewTitle}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t.keep}</Button>
            <Button
              tone="irreversible"
              isBusy={isBusy}
              onPress={() => void (asking === 'stop' ? stop() : make())}
            >
              {asking === 'stop' ? t.stop : t.renew}
            </Button>
          </>
        }
      >
        <p>{asking === 'stop' ? t.stopHelp : t.renewHelp}</p>
        <FaultLine fault={fault} />
      </Dialog>
    </SectionFrame>
  )
}

type AddressProps = { feed: CalendarFeed; onAsk: (what: 'renew' | 'stop') => void }

function Address({ feed, onAsk }: AddressProps) {
  const { session } = useScreen()
  const nowMs = useMinute()
  const { inList } = timesIn(session.business.timeZone)
  return (
    <>
      <div className={css.fields}>
        <TextField
          label={t.address}
          help={t.addressHelp}
          value={feed.address}
          onChange={() => undefined}
          isReadOnly
        />
      </div>
      <p className={css.thingFacts}>{t.made(inList(feed.madeAt, nowMs))}</p>
      <div className={css.buttons}>
        <Button icon={Copy} tone="primary" onPress={() => copy(feed.address, t.copied)}>
          {t.copy}
        </Button>
        <Button onPress={() => onAsk('renew')}>{t.renew}</Button>
        <Button onPress={() => onAsk('stop')}>{t.stop}</Button>
      </div>
    </>
  )
}

/** Where each calendar takes an address, as its own words call it. */
function Ways({ isOpenOutside }: { isOpenOutside: boolean }) {
  return (
    <>
      {!isOpenOutside && (
        <Banner icon={TriangleAlert} tone="note">
          {t.onlyHere}
        </Banner>
      )}
      <dl className={css.ways}>
        {t.ways.map(({ calendar, where }) => (
          <div key={calendar}>
            <dt>{calendar}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
