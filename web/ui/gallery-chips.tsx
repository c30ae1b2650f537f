import { Avatar, AvatarStack } from './avatar.tsx'
import { Chip, FilterChip, TestChip } from './chip.tsx'
import { Count, Dot } from './count.tsx'
import { ExactTime } from './exact-time.tsx'
import { Group, Line, Sample } from './gallery-sample.tsx'
import { Ban, Check, Phone } from './icons.ts'
import { KeyHint } from './key-hint.tsx'
import { MenuFilterChip } from './menu.tsx'

const staff = ['Maya Okafor', 'Theo Lindqvist', 'Zoe Park'].map(label => ({
  id: label,
  label,
  onAction: () => {}
}))

export function Chips() {
  return (
    <Group title="Chips, counts, people">
      <Line>
        <Chip>Colour club</Chip>
        <Chip tone="good" icon={Check}>
          Can text
        </Chip>
        <Chip tone="outline">No marketing</Chip>
        <Chip tone="stop" icon={Ban}>
          Opted out
        </Chip>
        <Chip tone="stop" icon={Ban}>
          Blocked
        </Chip>
        <Chip tone="note" icon={Phone}>
          Landline
        </Chip>
        <TestChip>TEST</TestChip>
      </Line>
      <Line>
        <MenuFilterChip entries={staff}>Staff</MenuFilterChip>
        <FilterChip isActive label="Take the filter Zoe Park off" onPress={() => {}}>
          Zoe Park
        </FilterChip>
        <Count value={3} />
        <Count value={1} tone="neutral" />
        <Count value={12} />
        <Count value={120} />
        <Dot tone="unread" label="Unread" />
        <Dot tone="open" label="Open conversation" />
        <KeyHint>⌘K</KeyHint>
      </Line>
      <People />
      <Sample name="A time: hover, focus or a long press says exactly when">
        <ExactTime at="2026-11-24T18:38:00Z" exact="Tuesday 24 November 2026, 10:38:04 AM PST">
          10:38 AM
        </ExactTime>
      </Sample>
    </Group>
  )
}

function People() {
  return (
    <Line>
      <Avatar initials="PR" size={48} label="Priya Raman" />
      <Avatar initials="PR" size={36} label="Priya Raman" />
      <Avatar initials="" size={36} label="Unknown" />
      <Avatar initials="PR" size={28} label="Priya Raman" />
      <Avatar initials="MO" tone={1} size={28} label="Maya Okafor" />
      <Avatar initials="TL" tone={2} size={28} label="Theo Lindqvist" />
      <Avatar initials="ZP" tone={3} size={28} label="Zoe Park" />
      <Avatar initials="MO" tone={1} size={20} label="Maya Okafor" />
      <AvatarStack>
        <Avatar initials="TL" tone={2} size={28} label="Theo Lindqvist" />
        <Avatar initials="ZP" tone={3} size={28} label="Zoe Park" />
      </AvatarStack>
      <Avatar initials="ZP" tone={3} size={16} label="Zoe Park" />
    </Line>
  )
}
