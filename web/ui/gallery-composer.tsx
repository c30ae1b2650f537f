import { useState } from 'react'
import { Avatar } from './avatar.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Composer, ComposerClosed, ComposerStatus } from './composer.tsx'
import { Group, Sample } from './gallery-sample.tsx'
import { IconButton } from './icon-button.tsx'
import {
  ArrowUp,
  Ban,
  Braces,
  CalendarClock,
  Lock,
  MessageQuote,
  Paperclip,
  Plus,
  Smile
} from './icons.ts'
import { SplitButton } from './split-button.tsx'
import { TextButton } from './text-button.tsx'
import { TypingDots } from './typing-dots.tsx'

const typing = (
  <>
    <Avatar initials="TL" tone={2} size={20} />
    Theo is typing <TypingDots />
  </>
)
const tools = (
  <>
    <IconButton icon={Paperclip} label="Attach" />
    <IconButton icon={Smile} label="Emoji" keyHint=":" />
    <IconButton icon={MessageQuote} label="Quick reply" keyHint="/" />
    <IconButton icon={Braces} label="Merge field" keyHint="{" />
    <IconButton icon={Lock} label="Note" keyHint="N" />
  </>
)
const late = <IconButton icon={CalendarClock} label="Schedule" keyHint="⌘⇧S" />
const plus = <IconButton icon={Plus} iconSize={20} label="More tools" />
const entries = [{ id: 'close', label: 'Send and close', onAction: () => {} }]

export function Composers() {
  return (
    <Group title="Composer" isWide>
      <Sample name="A curly character makes it two texts">
        <Costly />
      </Sample>
      <Sample name="Empty: no cost, Send says why not">
        <Box first="" whyNot="Write something first." />
      </Sample>
      <Sample name="A note, for your team only">
        <NoteBox />
      </Sample>
      <Sample name="No text can go out: the reason stands in its place">
        <ComposerClosed>
          <Banner icon={Ban} tone="danger" shape="card">
            Rachel texted STOP on Mon 23 Nov. Only she can undo it, by texting START.
          </Banner>
        </ComposerClosed>
      </Sample>
    </Group>
  )
}

function Costly() {
  const [text, setText] = useState(
    'It’s free after 3. Come in from Broad Street, the gate code is 2291.'
  )
  const at = text.indexOf('’')
  const cost = (
    <>
      <strong>2 texts.</strong> The curly ’ adds one{' '}
      <TextButton onPress={() => setText(text.replaceAll('’', "'"))}>Straighten it</TextButton>
    </>
  )
  return (
    <Composer
      label="Text Priya"
      value={text}
      onChange={setText}
      onSend={() => {}}
      status={
        <ComposerStatus left={typing} right={at < 0 ? `1 text, ${text.length} of 160` : cost} />
      }
      costly={at < 0 ? null : { start: at, end: at + 1 }}
      tools={tools}
      late={late}
      phoneTools={plus}
      send={
        <SplitButton
          size="s"
          label="Send"
          menuLabel="More ways to send"
          entries={entries}
          roundIcon={ArrowUp}
        />
      }
    />
  )
}

function Box({ first, whyNot }: { first: string; whyNot: string }) {
  const [text, setText] = useState(first)
  return (
    <Composer
      label="Text Priya"
      placeholder="Text Priya"
      value={text}
      onChange={setText}
      onSend={() => {}}
      status={<ComposerStatus />}
      tools={tools}
      late={late}
      phoneTools={plus}
      send={
        <SplitButton
          size="s"
          label="Send"
          menuLabel="More ways to send"
          entries={entries}
          roundIcon={ArrowUp}
          disabledBecause={text === '' ? whyNot : null}
        />
      }
    />
  )
}

function NoteBox() {
  const [text, setText] = useState('She is sensitive at the crown, go easy on the heat.')
  return (
    <Composer
      label="Note about Priya"
      placeholder="Only your team sees this"
      mode="note"
      value={text}
      onChange={setText}
      onSend={() => {}}
      status={<ComposerStatus left="Only your team sees this" />}
      tools={<IconButton icon={Lock} label="Note" isPressed />}
      phoneTools={plus}
      send={
        <Button tone="primary" size="s">
          Save note
        </Button>
      }
    />
  )
}
