import { useEffect, useRef } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useApp, useColleagues, useScreen } from '../sync/use-app.tsx'
import { useLayout } from '../sync/use-page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import {
  Check,
  ChevronLeft,
  PanelRightClose,
  PanelRightOpen,
  RotateClockwise
} from '../ui/icons.ts'
import { initialsOf } from '../ui/initials.ts'
import { PaneHeader } from '../ui/pane.tsx'
import { t } from '../words/en.ts'
import { closeWithUndo } from './close-with-undo.ts'
import { firstWord, nameOf, toneOf } from './people.ts'
import { Viewers } from './presence.tsx'
import css from './thread-pane.module.css'

type ThreadHeaderProps = {
  row: ConversationRow
  onBack: () => void
  panel: { isOpen: boolean; toggle: () => void }
}

/** With whom, from which of our numbers, and whether it is done. */
export function ThreadHeader({ row, onBack, panel }: ThreadHeaderProps) {
  const { session } = useScreen()
  const layout = useLayout()
  const name = nameOf(row)
  const number = session.numbers.find(each => each.id === row.numberId)
  const phone = row.client ? showPhone(row.phone) : t.inbox.notInClients
  const isShort = !number || layout === 'phone'
  const under = isShort ? phone : `${phone} · ${t.thread.via(number.label)}`
  return (
    <PaneHeader
      size="name"
      title={<bdi>{name}</bdi>}
      under={under}
      beside={
        <>
          {row.optedOutAt && <Chip tone="stop">{t.inbox.optedOut}</Chip>}
          {row.closedAt && layout !== 'phone' && <Chip>{t.thread.closed}</Chip>}
        </>
      }
      before={
        layout === 'phone' && (
          <div className={css.phoneHead}>
            <IconButton icon={ChevronLeft} label={t.thread.back} onPress={onBack} />
            <Avatar initials={row.client ? initialsOf(name) : ''} size={36} />
          </div>
        )
      }
      actions={
        <>
          <Viewers conversationId={row.id} />
          <Assignee id={row.assigneeId} />
          <CloseButton row={row} />
          {layout !== 'wide' && <PanelButton panel={panel} />}
        </>
      }
    />
  )
}

/** Opens the client over the conversation; the focus goes there and comes back. */
function PanelButton({ panel }: Pick<ThreadHeaderProps, 'panel'>) {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (panel.isOpen) document.querySelector<HTMLElement>('aside h1')?.focus()
    else if (wasOpen.current) button.current?.focus()
    wasOpen.current = panel.isOpen
  }, [panel.isOpen])
  return (
    <IconButton
      ref={button}
      icon={panel.isOpen ? PanelRightClose : PanelRightOpen}
      label={panel.isOpen ? t.thread.hideClient : t.thread.showClient}
      aria-expanded={panel.isOpen}
      onPress={panel.toggle}
    />
  )
}

function Assignee({ id }: { id: string | null }) {
  const colleague = useColleagues().get(id ?? '')
  const layout = useLayout()
  if (!colleague || layout === 'phone') return null
  const { name, colour } = colleague
  return (
    <span className={css.assignee} title={t.inbox.assignedTo(name)}>
      <Avatar initials={initialsOf(name)} tone={toneOf(colour)} size={20} />
      <span>{firstWord(name)}</span>
    </span>
  )
}

function CloseButton({ row }: { row: ConversationRow }) {
  const app = useApp()
  const isClosed = row.closedAt !== null
  const [label, icon] = isClosed ? [t.thread.reopen, RotateClockwise] : [t.thread.close, Check]
  const change = () => closeWithUndo(app, row.id, !isClosed)
  if (useLayout() === 'phone') return <IconButton icon={icon} label={label} onPress={change} />
  return (
    <Button icon={icon} onPress={change}>
      {label}
    </Button>
  )
}
