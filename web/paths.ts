import { type View, views } from '@parlor/contract/conversations.ts'
import type { ConversationId } from '@parlor/contract/ids.ts'

/** The only place where an address of the web app is spelt. */
export const paths = {
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
  inbox: (view: View = 'open') => (view === 'open' ? '/inbox' : `/inbox/${view}`),
  /** At a text or a moment of it, or where it ends. */
  thread: (view: View, id: ConversationId, at?: { messageId: string } | { moment: string }) => {
    const query = !at ? '' : 'messageId' in at ? `?at=${at.messageId}` : `?on=${at.moment}`
    return `/inbox/${view}/${id}${query}`
  },
  /** One conversation with the whole page for itself. */
  conversation: (id: ConversationId) => `/conversations/${id}`,
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
