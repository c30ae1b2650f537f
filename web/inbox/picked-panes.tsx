import { useEffect } from 'react'
import { useColleagues, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { announce } from '../ui/announce.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Count } from '../ui/count.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Ellipsis, TriangleAlert, X } from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { MenuIconButton } from '../ui/menu.tsx'
import { PaneBody, PaneHeader } from '../ui/pane.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { Tick } from '../ui/tick.tsx'
import { pickedWords as words } from '../words/en-picked.ts'
import { firstWord, nameOf, toneOf } from './people.ts'
import css from './picked-panes.module.css'
import { usePickedVerbs, type Verb } from './picked-verbs.tsx'
import { rowLine } from './row-words.ts'
import type { Picked } from './use-picked.ts'

export type PickedHeaderProps = { picked: Picked; count: number; isAllThere: boolean }

/** In place of the list's title: how many are picked, all of them, none of them. */
export function PickedHeader({ picked, count, isAllThere }: PickedHeaderProps) {
  const said = words.picked(picked.rows.length, isAllThere ? count : null)
  const isAll = picked.rows.length === count
  const all = words.pickAll(count, isAllThere)
  useEffect(() => announce(said), [said])
  return (
    <PaneHeader
      title={<span className={css.title}>{said}</span>}
      before={
        <Tick
          isChecked={isAll}
          isPartly={!isAll}
          isLabelHidden
          onChange={isAll ? picked.clear : picked.all}
        >
          {isAll ? words.clear : all}
        </Tick>
      }
      beside={!isAll && <TextButton onPress={picked.all}>{all}</TextButton>}
      actions={<IconButton icon={X} label={words.clear} keyHint="Esc" onPress={picked.clear} />}
    />
  )
}

const shownMax = 50

/** Beside the list: who is picked, and what may be done to all of them. */
export function PickedPane({ picked }: { picked: Picked }) {
  const { rows } = picked
  const { closeWord } = useScreen().session.business
  const verbs = usePickedVerbs(picked)
  const unanswered = rows.reduce((sum, row) => sum + (row.closedAt ? 0 : row.unanswered), 0)
  return (
    <>
      <PaneHeader
        title={words.conversations(rows.length)}
        level={2}
        actions={<Verbs verbs={verbs} />}
      />
      <PaneBody>
        <div className={css.body}>
          <ul className={css.card} aria-label={words.conversations(rows.length)}>
            {rows.slice(0, shownMax).map(row => (
              <PickedRow key={row.id} row={row} onLeaveOut={() => picked.pick(row.id)} />
            ))}
            {rows.length > shownMax && (
              <li className={css.more}>{words.andMore(rows.length - shownMax)}</li>
            )}
          </ul>
          {unanswered > 0 && (
            <Banner icon={TriangleAlert} tone="note" shape="card">
              {words.unanswered(unanswered, closeWord)}
            </Banner>
          )}
          <Keys verbs={verbs} />
        </div>
      </PaneBody>
    </>
  )
}

function PickedRow({ row, onLeaveOut }: { row: Picked['rows'][number]; onLeaveOut: () => void }) {
  const name = nameOf(row)
  const assignee = useColleagues().get(row.assigneeId ?? '')
  return (
    <li className={css.row}>
      <Avatar initials={row.client ? initialsOf(name) : ''} />
      <span className={css.names}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className={css.line}>{rowLine(row)}</span>
      </span>
      {row.unanswered > 0 && <Count value={row.unanswered} tone="filled" />}
      {assignee && (
        <span className={css.assignee}>
          <Avatar initials={initialsOf(assignee.name)} tone={toneOf(assignee.colour)} size={20} />
          {firstWord(assignee.name)}
        </span>
      )}
      <IconButton icon={X} size="s" iconSize={16} label={words.unpick(name)} onPress={onLeaveOut} />
    </li>
  )
}

/** As many as the width takes, the rest in a menu; the likely one is the filled one. */
function Verbs({ verbs }: { verbs: Verb[] }) {
  const isWide = useLayout() === 'wide'
  const [first, ...others] = verbs
  const shown = isWide ? others.filter(({ id }) => besides.includes(id)) : []
  const rest = others.filter(verb => !shown.includes(verb))
  return (
    <>
      {shown.map(verb => (
        <Button key={verb.id} icon={verb.icon} onPress={verb.onAction}>
          {verb.label}
        </Button>
      ))}
      <Button tone="primary" icon={first!.icon} onPress={first!.onAction}>
        {first!.label}
      </Button>
      <MenuIconButton icon={Ellipsis} label={words.more} entries={rest} />
    </>
  )
}

const besides = ['assign', 'snooze', 'label', 'read']
const explained = ['close', 'assign', 'snooze', 'label'] as const

function Keys({ verbs }: { verbs: Verb[] }) {
  return (
    <dl className={css.keys} aria-label={words.keysTitle}>
      {explained.map(id => {
        const verb = verbs.find(each => each.id === id)
        return (
          verb && (
            <div key={id}>
              <dt>
                {verb.label} <KeyHint>{verb.keyHint!}</KeyHint>
              </dt>
              <dd>{words.help[id]}</dd>
            </div>
          )
        )
      })}
    </dl>
  )
}

/** On the phone, where there is no pane beside the list. */
export function PickedBar({ picked }: { picked: Picked }) {
  return (
    <div className={css.bar}>
      <Verbs verbs={usePickedVerbs(picked)} />
    </div>
  )
}
