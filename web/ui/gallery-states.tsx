import { Button } from './button.tsx'
import { Columns, Group, Sample } from './gallery-sample.tsx'
import { CircleAlert, CloudOff, Coffee, Copy, Lock, MessageCircle, SearchX } from './icons.ts'
import { State } from './state.tsx'
import { NewPill, RefreshingBar, SkeletonRows } from './waiting.tsx'

export function States() {
  return (
    <Group title="Nothing, trouble and waiting" isWide>
      <Columns>
        <Sample name="First load, after 150 ms" shape="card">
          <SkeletonRows label="Loading conversations" rows={3} />
        </Sample>
        <Nothing />
        <Trouble />
        <Sample
          name="Refreshing: a thin bar, nothing blocked; new ones wait in the pill"
          shape="card"
        >
          <RefreshingBar label="Looking for changes" />
          <div style={{ height: 24 }} />
          <NewPill onPress={() => {}}>2 new</NewPill>
          <div style={{ height: 160, borderTop: '1px solid var(--line)' }} />
        </Sample>
      </Columns>
    </Group>
  )
}

function Nothing() {
  return (
    <>
      <Sample name="Empty, first use" shape="card">
        <State
          icon={MessageCircle}
          title="No conversations yet"
          action={
            <Button tone="primary" size="s">
              Text someone
            </Button>
          }
        >
          Texts from your clients will land here.
        </State>
      </Sample>
      <Sample name="Empty, filtered" shape="card">
        <State
          icon={SearchX}
          title="No conversations match"
          action={<Button size="s">Clear filters</Button>}
        >
          Zoe, last week, with a photo.
        </State>
      </Sample>
      <Sample name="All answered" shape="card">
        <State icon={Coffee} title="All answered" action={<Button size="s">Open schedule</Button>}>
          Marcus 11:10, Gloria 1:00, Sofia 2:00
        </State>
      </Sample>
    </>
  )
}

function Trouble() {
  return (
    <>
      <Sample name="Error" shape="card">
        <State
          icon={CircleAlert}
          title="Couldn’t load conversations"
          action={
            <>
              <Button size="s">Try again</Button>
              <Button size="s" tone="quiet" icon={Copy}>
                Copy id 7f3a-91
              </Button>
            </>
          }
        >
          The server didn’t answer in 10 seconds.
        </State>
      </Sample>
      <Sample name="Offline" shape="card">
        <State icon={CloudOff} title="Offline, as of 10:42 AM" note="1 text waiting">
          You can read and write. Texts go out when you’re back.
        </State>
      </Sample>
      <Sample name="No permission" shape="card">
        <State
          icon={Lock}
          title="You can’t see all conversations"
          action={<Button size="s">Ask Maya</Button>}
        >
          Needs “View all conversations”. Maya Okafor can grant it.
        </State>
      </Sample>
    </>
  )
}
