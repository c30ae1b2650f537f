import { useState } from 'react'
import { Banner, BannerAction } from './banner.tsx'
import { Button } from './button.tsx'
import { Dialog, preloadDialog } from './dialog.tsx'
import { TextField } from './field.tsx'
import { Group, Line } from './gallery-sample.tsx'
import {
  Ban,
  BellOff,
  CalendarClock,
  Check,
  CloudOff,
  Ellipsis,
  Mail,
  Pin,
  TriangleAlert,
  UserPlus
} from './icons.ts'
import { type MenuEntry, MenuButton, MenuIconButton } from './menu.tsx'
import { showToast } from './toasts.ts'

const done = (words: string) => () =>
  showToast({ words, whom: 'Tom Ashworth', undoLabel: 'Undo', onUndo: () => {} })

const entries: MenuEntry[] = [
  { id: 'assign', label: 'Assign', icon: UserPlus, keyHint: 'A', onAction: done('Assigned') },
  { id: 'snooze', label: 'Snooze', icon: CalendarClock, keyHint: 'H', onAction: done('Snoozed') },
  { id: 'unread', label: 'Mark unread', icon: Mail, keyHint: 'U', onAction: done('Unread') },
  { id: 'mute', label: 'Mute for me', icon: BellOff, keyHint: 'M', onAction: done('Muted') },
  { id: 'pin', label: 'Pin', icon: Pin, keyHint: 'P', isChecked: true, onAction: done('Pinned') },
  'line',
  {
    id: 'close',
    label: 'Close',
    icon: Check,
    disabledBecause: 'It is closed already.',
    onAction: done('Closed')
  },
  {
    id: 'block',
    label: 'Block number',
    icon: Ban,
    keyHint: '!',
    tone: 'danger',
    onAction: done('Blocked')
  }
]

export function Floating() {
  return (
    <Group title="Menu, dialog, toast and banners">
      <Line>
        <MenuButton menuLabel="Conversation" entries={entries}>
          Menu
        </MenuButton>
        <MenuIconButton icon={Ellipsis} label="More" entries={entries} />
        <EraseDialog />
        <DateDialog />
        <Button onPress={done('Closed')}>Toast</Button>
      </Line>
      <div>
        <Banner icon={CloudOff}>Offline, as of 10:42 AM. 1 text will send when you’re back.</Banner>
        <Banner
          icon={TriangleAlert}
          tone="note"
          action={<BannerAction onPress={done('Scheduled')}>Send at 9 AM</BannerAction>}
        >
          It’s 9:40 PM where Tom is.
        </Banner>
        <Banner icon={Ban} tone="danger">
          Rachel texted STOP on Mon 23 Nov. You can’t text her.
        </Banner>
      </div>
    </Group>
  )
}

function EraseDialog() {
  const [isOpen, setOpen] = useState(false)
  const [typed, type] = useState('')
  const close = () => setOpen(false)
  const why = typed === 'Priya Raman' ? null : 'Type her name first.'
  return (
    <>
      <Button
        tone="danger"
        onPress={() => setOpen(true)}
        onPointerEnter={preloadDialog}
        onFocus={preloadDialog}
      >
        Erase Priya
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Erase Priya Raman?"
        actions={
          <>
            <Button onPress={close}>Keep her</Button>
            <Button tone="irreversible" disabledBecause={why} onPress={close}>
              Erase
            </Button>
          </>
        }
      >
        <p>
          Her card, 214 texts and 9 photos go for good, here and in backups within 30 days. Texts
          already on her phone stay there.
        </p>
        <TextField
          label="Type her name to go on"
          value={typed}
          onChange={type}
          autoComplete="off"
        />
      </Dialog>
    </>
  )
}

function DateDialog() {
  const [isOpen, setOpen] = useState(false)
  const [day, setDay] = useState('')
  const [isAsked, ask] = useState(false)
  const close = () => setOpen(false)
  const go = () => (day ? close() : ask(true))
  return (
    <>
      <Button onPress={() => setOpen(true)} onPointerEnter={preloadDialog} onFocus={preloadDialog}>
        Go to a date
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Go to a date"
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button tone="primary" onPress={go}>
              Go there
            </Button>
          </>
        }
      >
        <TextField
          label="Day"
          type="date"
          value={day}
          max="2026-11-24"
          help="The thread opens at the first text of that day or after it."
          error={isAsked && !day ? 'Choose a day first.' : null}
          onChange={setDay}
        />
        <Line>
          <Button size="s" onPress={close}>
            A week ago
          </Button>
          <Button size="s" onPress={close}>
            First text
          </Button>
        </Line>
      </Dialog>
    </>
  )
}
