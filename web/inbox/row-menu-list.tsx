import type { RefObject } from 'react'
import type { ConversationRow } from '@parlor/contract/conversations.ts'
import { useLocation } from 'wouter'
import { SquareCheck } from '../ui/icons.ts'
import { MenuList } from '../ui/menu-list.tsx'
import { t } from '../words/en.ts'
import { pickedWords } from '../words/en-picked.ts'
import { nameOf } from './people.ts'
import { useThreadEntries } from './thread-menu-list.tsx'

export type RowMenuProps = {
  row: ConversationRow
  isOpenBeside: boolean
  isAtPoint: boolean
  isPicked: boolean
  onPick: () => void
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

/** What one may do with the conversation of a row: the same as in its header, and to pick it. */
export function RowMenuList(props: RowMenuProps) {
  const { row, isOpenBeside, isAtPoint, isPicked, onPick, trigger, onClose } = props
  const [here, go] = useLocation()
  const leave = () => isOpenBeside && go(here.replace(/\/[^/]+$/, ''))
  const entries = useThreadEntries({ row, onBack: leave, isAlone: false, isOfRow: true })
  const label = isPicked ? pickedWords.leaveOut : pickedWords.pick
  return (
    <MenuList
      label={t.inbox.row.menu(nameOf(row))}
      entries={[
        { id: 'pick', icon: SquareCheck, label, keyHint: 'X', onAction: onPick },
        'line',
        ...entries
      ]}
      placement={isAtPoint ? 'bottom start' : 'bottom end'}
      trigger={trigger}
      onClose={onClose}
    />
  )
}
