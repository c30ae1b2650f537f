import { View } from '@parlor/contract/conversations.ts'
import { paths } from '../paths.ts'
import { sections } from '../settings/sections.ts'
import type { App } from '../sync/app.ts'
import { t } from '../words/en.ts'
import { commands as words } from '../words/en-commands.ts'
import { IconOf } from './command-icons.ts'
import type { Command } from './commands.ts'
import { openSheet } from './keys.ts'

const goKeys: Partial<Record<View, string>> = { open: 'g i', unread: 'g u', closed: 'g e' }

/** What one can do on any page, every folder of the inbox, and every part of the settings. */
export function everywhere(app: App, go: (path: string) => void): Command[] {
  const { permissions } = app.store.get().session
  return [
    {
      ...{ id: 'new-conversation', group: 'do', words: words.newConversation, key: 'c' },
      ...{ icon: IconOf.write, finds: words.newFinds },
      when: () => permissions.includes('messages.send'),
      run: () => openSheet('new-conversation')
    },
    {
      ...{ id: 'send-message', group: 'do', words: words.sendMessage, icon: IconOf.message },
      finds: words.sendMessageFinds,
      when: () => permissions.includes('messages.send'),
      run: () => openSheet('send-message')
    },
    {
      ...{ id: 'new-appointment', group: 'do', words: words.newAppointment, icon: IconOf.book },
      finds: words.newAppointmentFinds,
      when: () => permissions.includes('appointments.manage'),
      run: () => go(paths.newAppointment())
    },
    {
      ...{ id: 'palette', group: 'do', words: words.palette, key: '⌘ K', icon: IconOf.search },
      run: () => openSheet('palette')
    },
    {
      ...{ id: 'keys', group: 'do', words: words.keys, key: '?', icon: IconOf.help },
      run: () => openSheet('keys')
    },
    ...View.options.map(
      (view): Command => ({
        ...{ id: `inbox-${view}`, group: 'go', icon: IconOf.inbox },
        words: `${t.shell.inbox}, ${t.inbox.views[view]}`,
        run: () => go(paths.inbox(view)),
        ...(goKeys[view] && { key: goKeys[view] })
      })
    ),
    {
      ...{ id: 'schedule', group: 'go', words: t.shell.schedule, key: 'g d' },
      ...{ icon: IconOf.schedule },
      when: () => permissions.includes('appointments.view'),
      run: () => go(paths.schedule())
    },
    {
      ...{ id: 'clients', group: 'go', words: t.shell.clients, key: 'g c' },
      ...{ icon: IconOf.clients },
      run: () => go(paths.clients())
    },
    {
      ...{ id: 'dashboard', group: 'go', words: t.shell.dashboard, key: 'g h' },
      ...{ icon: IconOf.dashboard },
      run: () => go(paths.dashboard)
    },
    {
      ...{ id: 'notifications', group: 'go', words: t.shell.notifications, key: 'g n' },
      ...{ icon: IconOf.notifications },
      run: () => go(paths.notifications())
    },
    {
      ...{ id: 'settings', group: 'settings', words: t.shell.settings, key: 'g s' },
      ...{ icon: IconOf.settings },
      run: () => go(paths.settings())
    },
    ...sections.map(
      (section): Command => ({
        ...{ id: `settings-${section.id}`, group: 'settings', icon: section.icon },
        ...{ words: section.word, about: section.help },
        ...(section.finds && { finds: section.finds }),
        when: () => !section.may || permissions.includes(section.may),
        run: () => go(paths.settings(section.id))
      })
    )
  ]
}
