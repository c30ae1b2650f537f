import type { ReactNode } from 'react'
import { Bubble, BubbleHead, BubbleMeta, DeliveryState } from './bubble.tsx'
import { BubblePhotoFailed, BubblePhotoLoading } from './bubble-photo.tsx'
import { Button } from './button.tsx'
import { FailedLine } from './failed-line.tsx'
import { Columns, Group, Sample } from './gallery-sample.tsx'
import type { IconShape } from './icon.tsx'
import {
  ArrowUp,
  Ban,
  CalendarClock,
  Check,
  CheckCheck,
  CircleQuestion,
  Clock,
  CloudOff,
  Lock,
  Megaphone,
  Moon,
  UserPlus,
  Zap
} from './icons.ts'
import { DayLine, SystemLine, Thread } from './thread.tsx'

export function Bubbles() {
  return (
    <Group title="Bubbles" isWide>
      <Columns>
        <div>
          <Theirs />
        </div>
        <div>
          <OnTheWay />
        </div>
        <div>
          <Kinds />
        </div>
      </Columns>
    </Group>
  )
}

function Theirs() {
  return (
    <>
      <Sample name="A run of theirs, then ours">
        <Thread label="Conversation with Priya Raman">
          <DayLine>Today, Tuesday 24 November</DayLine>
          <Bubble side="left" tone="theirs" run="first" label="Priya Raman, 9:57 AM">
            Any chance of 4:30 instead?
          </Bubble>
          <Bubble side="left" tone="theirs" run="middle" label="Priya Raman, 9:57 AM">
            Work ran over.
          </Bubble>
          <Bubble
            side="left"
            tone="theirs"
            run="last"
            label="Priya Raman, 9:58 AM"
            meta={<BubbleMeta parts={['9:58 AM']} />}
          >
            And could we go a bit warmer, like this
            https://fernandwild.example/colours/copper?tone=warm
          </Bubble>
          <Bubble side="right" tone="ours" label="Maya, 10:12 AM" meta={<Delivered />}>
            4:30 with Zoe is yours, plus 20 min for the copper.
          </Bubble>
          <SystemLine icon={UserPlus}>Assigned to Zoe by Theo</SystemLine>
          <SystemLine icon={Ban}>Rachel texted STOP, no more texts can be sent</SystemLine>
        </Thread>
      </Sample>
      <Sample name="Photo loading, photo failed, deleted here">
        <Thread label="Photos">
          <Bubble
            side="left"
            tone="theirs"
            label="Priya Raman, a photo"
            media={<BubblePhotoLoading>Loading, 84 kB</BubblePhotoLoading>}
          >
            {null}
          </Bubble>
          <Bubble
            side="left"
            tone="theirs"
            label="Priya Raman, a photo"
            media={<BubblePhotoFailed onPress={() => {}}>Try again</BubblePhotoFailed>}
          >
            {null}
          </Bubble>
          <Bubble side="left" tone="gone" label="Deleted by Maya">
            Maya deleted this text, 10:20 AM
          </Bubble>
        </Thread>
      </Sample>
    </>
  )
}

function Delivered() {
  return <Meta state={CheckCheck} word="Delivered" />
}

function Meta({
  state,
  word,
  when = '10:12 AM'
}: {
  state: IconShape
  word: string
  when?: string
}) {
  return (
    <BubbleMeta
      parts={[
        'Maya',
        when,
        <DeliveryState key="state" icon={state}>
          {word}
        </DeliveryState>
      ]}
    />
  )
}

const ways = [
  { name: 'Queued: paler, it has not left yet', tone: 'pending', state: Clock, word: 'Queued' },
  { name: 'Sending', tone: 'ours', state: ArrowUp, word: 'Sending' },
  { name: 'Sent', tone: 'ours', state: Check, word: 'Sent' },
  {
    name: 'Delivered (never “read”: texts don’t tell)',
    tone: 'ours',
    state: CheckCheck,
    word: 'Delivered'
  },
  { name: 'Not known yet', tone: 'ours', state: CircleQuestion, word: 'Checking with the carrier' },
  {
    name: 'Offline: paler, waits here',
    tone: 'pending',
    state: CloudOff,
    word: 'Will send when online'
  },
  {
    name: 'Scheduled: paler, with its time',
    tone: 'pending',
    state: CalendarClock,
    word: 'Scheduled'
  }
] as const

function OnTheWay() {
  return (
    <>
      {ways.map(({ name, tone, state, word }) => (
        <Sample key={name} name={name}>
          <Thread label={name}>
            <Bubble side="right" tone={tone} label="Maya" meta={<Meta state={state} word={word} />}>
              4:30 with Zoe is yours.
            </Bubble>
          </Thread>
        </Sample>
      ))}
    </>
  )
}

function Kinds() {
  return (
    <>
      <Kind
        name="Automated: outline, no author"
        head={<BubbleHead icon={Zap}>Automated · Reminder</BubbleHead>}
      >
        See you today at 3:15 PM with Zoe. Reply C to confirm.
      </Kind>
      <Kind
        name="Campaign: outline with a title band"
        head={
          <BubbleHead icon={Megaphone} isBand>
            Campaign · Winter gloss
          </BubbleHead>
        }
      >
        Winter gloss, two for one until Sunday. STOP to end
      </Kind>
      <Kind name="After hours" head={<BubbleHead icon={Moon}>After hours</BubbleHead>}>
        We’re closed and open again at 9 tomorrow.
      </Kind>
      <Sample name="Internal note: square, amber, full words">
        <Thread label="Note">
          <Bubble
            side="right"
            tone="note"
            label="Note from Zoe"
            head={
              <BubbleHead icon={Lock} aside="only your team sees this">
                Note from Zoe
              </BubbleHead>
            }
          >
            <strong>@Maya</strong> 4:30 is fine.
          </Bubble>
        </Thread>
      </Sample>
      <Failed />
    </>
  )
}

function Kind({ name, head, children }: { name: string; head: ReactNode; children: string }) {
  return (
    <Sample name={name}>
      <Thread label={name}>
        <Bubble
          side="right"
          tone="outline"
          label={name}
          head={head}
          meta={
            <BubbleMeta
              parts={[
                '8:00 AM',
                <DeliveryState key="state" icon={CheckCheck}>
                  Delivered
                </DeliveryState>
              ]}
            />
          }
        >
          {children}
        </Bubble>
      </Thread>
    </Sample>
  )
}

function Failed() {
  return (
    <Sample name="Failed, with Details open for the sender">
      <Thread label="Failed">
        <Bubble
          side="right"
          tone="failed"
          label="Maya, 10:14 AM, not delivered"
          meta={
            <FailedLine
              reason="Not delivered: taken for spam."
              detailsLabel="Details"
              isOpenAtFirst
              facts={[
                { label: 'What to do', value: 'Write the full web address, then send again.' },
                { label: 'For support', value: 'Carrier 30007 · carrier_filtered · 10:14:08 AM' }
              ]}
              actions={
                <>
                  <Button tone="primary" size="s">
                    Edit and resend
                  </Button>
                  <Button tone="quiet" size="s">
                    Retry
                  </Button>
                  <Button tone="quiet" size="s">
                    Use another number
                  </Button>
                </>
              }
            />
          }
        >
          Parking is behind the salon: bit.ly/fwpark
        </Bubble>
      </Thread>
    </Sample>
  )
}
