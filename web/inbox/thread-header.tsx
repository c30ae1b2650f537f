import { useEffect, useRef } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { showPhone } from '@parlor/contract/phone.ts'
import { useApp, useScreen } from '../sync/use-app.tsx'
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
import { AssigneeMenu } from './assignee-menu.tsx'
import { closeWithUndo } from './close-with-undo.ts'
import { nameOf } from './people.ts'
import { Viewers } from './presence.tsx'
import { ThreadMenu } from './thread-menu.tsx'
import css from './thread-pane.module.css'

type ThreadHeaderProps = {
  row: ConversationRow
  onBack: () => void
  panel: { isOpen: boolean; toggle: () => void } | null
  isAlone: boolean
}

/** With whom, from which of our numbers, and whether it is done. */
export function ThreadHeader({ row, onBack, panel, isAlone }: ThreadHeaderProps) {
  const { session } = useScreen()
  const layout = useLayout()
  const { closeWord } = session.business
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
          {row.blockedAt && <Chip tone="stop">{t.acts.blockedChip}</Chip>}
          {row.closedAt && layout !== 'phone' && <Chip>{t.acts.closed[closeWord]}</Chip>}
        </>
      }
      before={
        (isAlone || layout === 'phone') && (
          <div className={css.phoneHead}>
            <IconButton
              icon={ChevronLeft}
              label={isAlone ? t.gone.back : t.thread.back}
              onPress={onBack}
            />
            <Avatar initials={row.client ? initialsOf(name) : ''} size={36} />
          </div>
        )
      }
      actions={
        <>
          <Viewers conversationId={row.id} />
          {layout !== 'phone' && <AssigneeMenu row={row} />}
          <CloseButton row={row} />
          {panel && layout !== 'wide' && <PanelButton panel={panel} />}
          <ThreadMenu row={row} onBack={onBack} isAlone={isAlone} />
        </>
      }
    />
  )
}

/** Opens the client over the conversation; the focus goes there and comes back. */
function PanelButton({ panel }: { panel: NonNullable<ThreadHeaderProps['panel']> }) {
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

function CloseButton({ row }: { row: ConversationRow }) {
  const app = useApp()
  const { closeWord } = useScreen().session.business
  const isClosed = row.closedAt !== null
  const [label, icon] = isClosed
    ? [t.thread.reopen, RotateClockwise]
    : [t.acts.close[closeWord], Check]
  const change = () => closeWithUndo(app, row.id, !isClosed)
  if (useLayout() === 'phone') return <IconButton icon={icon} label={label} onPress={change} />
  return (
    <Button icon={icon} onPress={change}>
      {label}
    </Button>
  )
}
