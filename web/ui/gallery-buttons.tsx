import { useState } from 'react'
import { Button } from './button.tsx'
import { RedBall } from './count.tsx'
import { Group, Line, Sample } from './gallery-sample.tsx'
import { IconButton } from './icon-button.tsx'
import {
  Ban,
  CalendarClock,
  CalendarPlus,
  Ellipsis,
  Fingerprint,
  Lock,
  Paperclip
} from './icons.ts'
import { Segments } from './segments.tsx'
import { SplitButton } from './split-button.tsx'
import { TextButton } from './text-button.tsx'
import { Choice, Switch, Tick } from './tick.tsx'

const nothing = () => {}
const whyNot = 'You may read this conversation, but only Zoe and Maya may answer it.'
const sendings = [
  { id: 'close', label: 'Send and close', keyHint: '⌘⇧↵', onAction: nothing },
  { id: 'later', label: 'Send later', icon: CalendarClock, keyHint: '⌘⇧S', onAction: nothing }
]

export function Buttons() {
  return (
    <Group title="Buttons">
      <Filled />
      <Line>
        <Sample name="Secondary">
          <Button icon={CalendarPlus}>Book</Button>
        </Sample>
        <Sample name="Small">
          <Button size="s">Clear filters</Button>
        </Sample>
        <Sample name="Quiet">
          <Button tone="quiet">Discard</Button>
        </Sample>
        <Sample name="Danger">
          <Button tone="danger" icon={Ban}>
            Block
          </Button>
        </Sample>
        <Sample name="Irreversible">
          <Button tone="irreversible">Erase Priya</Button>
        </Sample>
        <Sample name="In a sentence">
          <TextButton onPress={nothing}>Straighten it</TextButton>
        </Sample>
      </Line>
      <Small />
    </Group>
  )
}

function Filled() {
  return (
    <Line>
      <Sample name="Primary">
        <Button tone="primary">Send</Button>
      </Sample>
      <Sample name="Busy">
        <Button tone="primary" isBusy>
          Sending
        </Button>
      </Sample>
      <Sample name="Disabled, with its reason">
        <Button tone="primary" disabledBecause={whyNot}>
          Send
        </Button>
      </Sample>
      <Sample name="Split">
        <SplitButton label="Send" menuLabel="More ways to send" entries={sendings} />
      </Sample>
      <Sample name="Split, disabled">
        <SplitButton
          label="Send"
          menuLabel="More ways to send"
          entries={sendings}
          disabledBecause="Write something first."
        />
      </Sample>
      <Sample name="Large">
        <Button tone="primary" size="l" icon={Fingerprint}>
          Continue with a passkey
        </Button>
      </Sample>
    </Line>
  )
}

function Small() {
  const [view, setView] = useState<'day' | 'week' | 'list'>('day')
  const [isOn, turn] = useState(true)
  const [isPressed, press] = useState(true)
  return (
    <Line>
      <Sample name="Icon">
        <IconButton icon={Paperclip} label="Attach" />
      </Sample>
      <Sample name="Edge">
        <IconButton icon={Ellipsis} label="More" edge="line" />
      </Sample>
      <Sample name="Pressed">
        <IconButton
          icon={Lock}
          label="Note"
          isPressed={isPressed}
          onPress={() => press(!isPressed)}
        />
      </Sample>
      <Sample name="Disabled">
        <IconButton icon={Paperclip} label="Attach" disabledBecause={whyNot} />
      </Sample>
      <Sample name="Segments">
        <Segments label="View" value={view} options={views} onChange={setView} />
      </Sample>
      <Sample name="Switch, tick, choice">
        <Switch isChecked={isOn} onChange={turn} isLabelHidden>
          Texting is on
        </Switch>
        <Tick isChecked={isOn} onChange={turn} isLabelHidden>
          Pick Gloria Bassett
        </Tick>
        <Tick isChecked={!isOn} onChange={() => turn(!isOn)}>
          Remind her
        </Tick>
        <Choice name="when" isChosen={isOn} onChoose={() => turn(true)}>
          Now
        </Choice>
        <Choice name="when" isChosen={!isOn} onChoose={() => turn(false)}>
          At 9 AM
        </Choice>
      </Sample>
      <Sample name="Red ball">
        <RedBall label="2 texts nobody has seen" isFlashing />
      </Sample>
    </Line>
  )
}

const views = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'list', label: 'List' }
] as const
