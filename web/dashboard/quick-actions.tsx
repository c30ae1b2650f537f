import { useLocation } from 'wouter'
import { openSheet } from '../commands/keys.ts'
import { paths } from '../paths.ts'
import { useScreen } from '../sync/use-app.tsx'
import { CalendarPlus, Mail, SquarePen, Zap } from '../ui/icons.ts'
import { type MenuEntry, MenuButton } from '../ui/menu.tsx'
import { commands } from '../words/en-commands.ts'
import { newsWords } from '../words/en-news.ts'

const t = newsWords.dashboard

/** What a desk begins most often, as far as one may. */
export function QuickActions() {
  const { permissions } = useScreen().session
  const [, go] = useLocation()
  const writes: MenuEntry[] = [
    {
      ...{ id: 'message', label: commands.sendMessage, icon: Mail },
      onAction: () => openSheet('send-message')
    },
    {
      ...{ id: 'conversation', label: commands.newConversation, icon: SquarePen, keyHint: 'C' },
      onAction: () => openSheet('new-conversation')
    }
  ]
  const books: MenuEntry[] = [
    {
      ...{ id: 'appointment', label: commands.newAppointment, icon: CalendarPlus },
      onAction: () => go(paths.newAppointment())
    }
  ]
  const entries = [
    ...(permissions.includes('messages.send') ? writes : []),
    ...(permissions.includes('appointments.manage') ? books : [])
  ]
  if (entries.length === 0) return null
  return (
    <MenuButton icon={Zap} menuLabel={t.quick} entries={entries}>
      {t.quick}
    </MenuButton>
  )
}
