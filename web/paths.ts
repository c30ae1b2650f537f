import { type View, views } from '@parlor/contract/conversations.ts'
import type { ClientId, ConversationId } from '@parlor/contract/ids.ts'

/** What the inbox is narrowed to, as the address says it; days are `2026-11-24`. */
export type Sought = Partial<Record<(typeof soughtKeys)[number], string>>
export const soughtKeys = [
  ...(['q', 'from', 'to', 'type', 'group', 'place', 'staff', 'label', 'photos'] as const)
]
type Spot = { messageId: string } | { moment: string }

export function soughtIn(search: string): Sought {
  const query = new URLSearchParams(search)
  const found = soughtKeys.flatMap(key => {
    const value = query.get(key)?.trim()
    return value ? [[key, value]] : []
  })
  return Object.fromEntries(found) as Sought
}

/** A path with what `search` narrows the list to, and nothing else of it. */
export function withSought(path: string, search: string): string {
  return path + queryOf(soughtIn(search))
}

function queryOf(given: Record<string, string | undefined>): string {
  const entries = Object.entries(given).filter(([, value]) => value)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries as [string, string][])}`
}

/** Kept in the history beside a page that leads back to where one came from. */
export const fromInbox = 'from-the-inbox'

/** The only place where an address of the web app is spelt. */
export const paths = {
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
  inbox: (view: View = 'open', sought: Sought = {}) =>
    (view === 'open' ? '/inbox' : `/inbox/${view}`) + queryOf(sought),
  /** At a text or a moment of it, or where it ends. */
  thread: (view: View, id: ConversationId, at?: Spot, sought: Sought = {}) => {
    const spot = !at ? {} : 'messageId' in at ? { at: at.messageId } : { on: at.moment }
    return `/inbox/${view}/${id}${queryOf({ ...spot, ...sought })}`
  },
  /** One conversation with the whole page for itself. */
  conversation: (id: ConversationId) => `/conversations/${id}`,
  newConversation: '/new-conversation',
  clients: (narrowed: Record<string, string | undefined> = {}) => '/clients' + queryOf(narrowed),
  clientImport: '/clients/import',
  client: (id: ClientId, tab?: string) => ['/clients', id, tab].filter(Boolean).join('/'),
  /** `day` is `2026-11-24`; what is not said is as usual. */
  schedule: (shown: Record<string, string | undefined> = {}) => '/schedule' + queryOf(shown),
  appointmentImport: '/schedule/import',
  appointment: (id: string) => `/appointments/${id}`,
  newAppointment: (given: Record<string, string | undefined> = {}) =>
    '/appointments/new' + queryOf(given),
  dashboard: '/dashboard',
  notifications: (tab?: string) => '/notifications' + (tab && tab !== 'all' ? `/${tab}` : ''),
  forgotten: '/forgotten-password',
  settings: (section?: string, item?: string) =>
    ['/settings', section, item].filter(part => part !== undefined).join('/')
}

export const patterns = {
  signIn: '/sign-in',
  companyReturn: '/sign-in/return',
  forgotten: '/forgotten-password',
  newPassword: '/new-password',
  invitation: '/invitation',
  setUp: '/set-up',
  inbox: '/inbox/:view?/:id?',
  conversation: '/conversations/:id',
  newConversation: '/new-conversation',
  clients: '/clients',
  clientImport: '/clients/import',
  client: '/clients/:id/:tab?',
  schedule: '/schedule',
  appointmentImport: '/schedule/import',
  appointment: '/appointments/:id',
  dashboard: '/dashboard',
  notifications: '/notifications/:tab?',
  settings: '/settings/:section?/:item?',
  gallery: '/dev/ui'
}

/** What stands in an address may be anything; a view it is not. */
export function viewOf(text: string | undefined): View | null {
  return views.find(view => view === (text ?? 'open')) ?? null
}

/** Where somebody wanted to go before they had to sign in: inside this app, or the inbox. */
export function nextAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? ''
  const isInside = next.startsWith('/') && !/^\/[/\\]/.test(next)
  return isInside && !next.startsWith('/sign-in') ? next : paths.inbox()
}
