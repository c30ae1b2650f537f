import { useState } from 'react'
import { type OpenRange, setHours, whyNotHours } from '@parlor/contract/hours.ts'
import { call } from '../call.ts'
import { usualWeek } from '../hours/week-draft.ts'
import { WeekFields } from '../hours/week-fields.tsx'
import { faultOf } from '../sync/fault.ts'
import { useScreen } from '../sync/use-app.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CircleAlert } from '../ui/icons.ts'
import { useLeaveQuestion } from '../ui/use-leave-question.ts'
import { setUpWords } from '../words/en-set-up.ts'
import { SetUpFrame } from './set-up-frame.tsx'
import css from './set-up.module.css'

const words = setUpWords.hours

/** Step 4: when the first location is open. What most are is filled in, to be put right. */
export function HoursStep({ onDone }: { onDone: () => void }) {
  const { session } = useScreen()
  const location = session.locations[0]
  const [week, setWeek] = useState<OpenRange[]>(usualWeek)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [first] = useState(week)
  useLeaveQuestion(week !== first)

  async function save() {
    if (!location) return onDone()
    const why = whyNotHours({ week, closedDays: [] })
    setFault(why)
    if (why || isBusy) return
    setBusy(true)
    await call(setHours, { id: location.id, week, closedDays: [] }).then(onDone, error => {
      setFault(faultOf(error).words)
      setBusy(false)
    })
  }

  return (
    <SetUpFrame
      title={setUpWords.of(session.business.name)}
      step={3}
      heading={words.title}
      lead={words.lead}
    >
      <div className={css.hours}>
        <WeekFields week={week} onChange={setWeek} />
      </div>
      <div role="alert">
        {fault && (
          <Banner icon={CircleAlert} tone="danger" shape="card">
            {fault}
          </Banner>
        )}
      </div>
      <div className={css.buttons}>
        <Button tone="quiet" onPress={onDone}>
          {setUpWords.skip}
        </Button>
        <Button tone="primary" isBusy={isBusy} onPress={() => void save()}>
          {setUpWords.next}
        </Button>
      </div>
    </SetUpFrame>
  )
}
