import { useState } from 'react'
import { Avatar } from './avatar.tsx'
import { Chip } from './chip.tsx'
import { Count } from './count.tsx'
import { PlainTime } from './exact-time.tsx'
import { Columns, Group, Sample } from './gallery-sample.tsx'
import { Icon } from './icon.tsx'
import { ArrowIn, ArrowOut, BellOff, Calendar, CircleAlert, Image, Pin, Zap } from './icons.ts'
import { ListRow, type ListRowProps, RowFact, RowLine } from './list-row.tsx'
import { Marked } from './marked.tsx'
import { nameMarks, piecesOf, snippetOf, textMarks } from './marks.ts'
import { RowList } from './row-list.tsx'
import { Tick } from './tick.tsx'

const time = (
  <PlainTime at="2026-11-24T18:36:00Z" exact="Tuesday 24 November 2026, 10:36 AM PST">
    10:36 AM
  </PlainTime>
)
const earlier = <RowLine icon={ArrowIn}>We can come a bit earlier if that helps</RowLine>
const zoe = <Avatar initials="ZP" tone={3} size={16} label="Assigned to Zoe Park" />

const gloria = {
  href: '#gloria',
  label: 'Gloria Bassett, 10:36 AM: We can come a bit earlier if that helps',
  name: 'Gloria Bassett',
  title: 'Gloria Bassett',
  avatar: <Avatar initials="GB" />,
  time,
  line: earlier,
  fact: (
    <RowFact icon={Calendar} isStrong>
      Today 1:00 PM · Maya
    </RowFact>
  ),
  trailing: zoe
} satisfies ListRowProps

const states: { name: string; row: Partial<ListRowProps> }[] = [
  { name: 'Read', row: {} },
  {
    name: 'Unread: bold, dot, count since our last text',
    row: { isUnread: true, count: <Count value={3} /> }
  },
  {
    name: 'Open in the thread, read, still 3 to answer',
    row: { isChosen: true, count: <Count value={3} tone="neutral" /> }
  },
  {
    name: 'A colleague is typing',
    row: {
      line: (
        <RowLine isTyping tone="accent">
          Theo is typing…
        </RowLine>
      )
    }
  },
  {
    name: 'Last text failed',
    row: {
      line: (
        <RowLine icon={CircleAlert} tone="danger">
          Not delivered: this number is a landline
        </RowLine>
      )
    }
  },
  {
    name: 'Ours was last',
    row: { line: <RowLine icon={ArrowOut}>See you at 12:45, both of you</RowLine> }
  },
  {
    name: 'Draft kept',
    row: {
      line: (
        <RowLine lead="Draft">Of course, bring Ella! Could you come at ten to, so that we…</RowLine>
      )
    }
  },
  {
    name: 'Automated was last',
    row: { line: <RowLine icon={Zap}>After hours: we’re closed right now and open at 9</RowLine> }
  },
  {
    name: 'Pinned, muted for me',
    row: {
      trailing: (
        <>
          <Icon of={Pin} size={14} />
          <Icon of={BellOff} size={14} />
          {zoe}
        </>
      )
    }
  },
  {
    name: 'Unknown number',
    row: {
      label: '(250) 555-0187, unread, 10:36 AM: Hi do you take walk-ins for a men’s cut',
      title: '(250) 555-0187',
      avatar: <Avatar initials="" />,
      isUnread: true,
      line: <RowLine icon={ArrowIn}>Hi do you take walk-ins for a men’s cut</RowLine>,
      count: <Count value={1} />,
      fact: <RowFact>Not in your clients · Unassigned</RowFact>,
      trailing: null
    }
  },
  {
    name: 'Opted out',
    row: { chip: <Chip tone="stop">Opted out</Chip>, line: <RowLine icon={ArrowIn}>STOP</RowLine> }
  },
  {
    name: 'Long name, attachment',
    row: {
      label: 'Lucía Fernández-Montenegro de la Vega y Castro, 10:36 AM: 2 photos',
      title: 'Lucía Fernández-Montenegro de la Vega y Castro',
      avatar: <Avatar initials="LF" />,
      line: (
        <RowLine icon={ArrowIn} glyph={Image}>
          2 photos
        </RowLine>
      )
    }
  }
]

export function Rows() {
  const [isPicked, pick] = useState(true)
  const tick = (
    <Tick isChecked={isPicked} onChange={pick} isLabelHidden>
      Pick Gloria Bassett
    </Tick>
  )
  return (
    <Group title="List row" isWide>
      <Columns>
        {states.map(({ name, row }) => (
          <Sample key={name} name={name} shape="card">
            <RowList label={name}>
              <ListRow {...gloria} {...row} />
            </RowList>
          </Sample>
        ))}
        <Found name="Found: words in the name and in the text are marked" />
        <Sample name="Picked for a bulk action" shape="card">
          <RowList label="Picked">
            <ListRow {...gloria} tick={tick} isPicked={isPicked} isPicking />
          </RowList>
        </Sample>
        <Sample name="Several: one stop of Tab, arrows inside" shape="card">
          <RowList label="Several">
            <ListRow {...gloria} />
            <ListRow {...gloria} isChosen />
            <ListRow {...gloria} isUnread count={<Count value={1} />} />
            <ListRow {...gloria} />
          </RowList>
        </Sample>
      </Columns>
    </Group>
  )
}

const asked = 'bit glor'
const text = 'We could also come on Thursday, or a bit earlier, said Gloria'

function Found({ name }: { name: string }) {
  return (
    <Sample name={name} shape="card">
      <RowList label={name}>
        <ListRow
          {...gloria}
          title={<Marked pieces={piecesOf(gloria.name, nameMarks(gloria.name, asked))} />}
          line={
            <RowLine icon={ArrowIn}>
              <Marked pieces={snippetOf(text, textMarks(text, asked))} />
            </RowLine>
          }
        />
      </RowList>
    </Sample>
  )
}
