import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react'
import { Redirect, Route, Switch, useLocation, useParams, useSearch } from 'wouter'
import { SendMessageSheet } from './clients/send-message-later.tsx'
import { Commands } from './commands/commands-later.tsx'
import { InboxPage } from './inbox/inbox-page.tsx'
import { NewConversationSheet } from './inbox/new-conversation-later.tsx'
import { nextAfterSignIn, paths, patterns, viewOf } from './paths.ts'
import { sessionState, startSession, watchSession } from './sync/session.ts'
import { AppContext, useApp } from './sync/use-app.tsx'
import { Announcer } from './ui/announcer.tsx'
import { Button } from './ui/button.tsx'
import { HiddenText } from './ui/hidden-text.tsx'
import { CircleAlert } from './ui/icons.ts'
import { State } from './ui/state.tsx'
import { t } from './words/en.ts'

const ClientsPage = lazy(() => import('./clients/clients-page.tsx'))
const ClientImport = lazy(() => import('./imports/client-import-page.tsx'))
const AppointmentImport = lazy(() => import('./imports/visit-import-page.tsx'))
const ClientPage = lazy(() => import('./clients/client-page.tsx'))
const AppointmentPage = lazy(() => import('./appointment/appointment-page.tsx'))
const SchedulePage = lazy(() => import('./schedule/schedule-page.tsx'))
const DashboardPage = lazy(() => import('./dashboard/dashboard-page.tsx'))
const NotificationsPage = lazy(() => import('./notifications/notifications-page.tsx'))
const SettingsPage = lazy(() => import('./settings/settings-page.tsx'))
const NewConversation = lazy(() => import('./inbox/new-conversation-page.tsx'))
const SignInPage = lazy(() => import('./sign-in/sign-in-page.tsx'))
const Forgotten = lazy(() => import('./sign-in/forgotten-page.tsx'))
const NewPassword = lazy(() => import('./sign-in/new-password-page.tsx'))
const Invitation = lazy(() => import('./sign-in/invitation-page.tsx'))
const CompanyReturn = lazy(() => import('./sign-in/company-return-page.tsx'))
const SetUp = lazy(() => import('./set-up/set-up-page.tsx'))
const Gallery = lazy(() => import('./ui/gallery.tsx'))

/** Every page, by its address. */
export function AppRoutes() {
  return (
    <>
      <Switch>
        <Route path={patterns.gallery}>
          <Suspense>
            <Gallery />
          </Suspense>
        </Route>
        <Route path={patterns.signIn} component={SignIn} />
        <Route path={patterns.forgotten}>{later(<Forgotten />)}</Route>
        <Route path={patterns.newPassword}>{later(<NewPassword />)}</Route>
        <Route path={patterns.invitation}>{later(<Invitation />)}</Route>
        <Route path={patterns.companyReturn}>{later(<CompanyReturn />)}</Route>
        <Route path={patterns.setUp} component={SetUpFirst} />
        <Route path="/">
          <Redirect to={paths.inbox()} replace />
        </Route>
        <Route path={patterns.inbox} component={Inbox} />
        <Route path={patterns.conversation} component={Conversation} />
        <Route path={patterns.newConversation}>
          <SignedIn>{later(<NewConversation />)}</SignedIn>
        </Route>
        <Route path={patterns.clients}>
          <SignedIn>{later(<ClientsPage />)}</SignedIn>
        </Route>
        <Route path={patterns.clientImport}>
          <SignedIn>{later(<ClientImport />)}</SignedIn>
        </Route>
        <Route path={patterns.client} component={Client} />
        <Route path={patterns.schedule}>
          <SignedIn>{later(<SchedulePage />)}</SignedIn>
        </Route>
        <Route path={patterns.appointmentImport}>
          <SignedIn>{later(<AppointmentImport />)}</SignedIn>
        </Route>
        <Route path={patterns.appointment} component={Appointment} />
        <Route path={patterns.dashboard}>
          <SignedIn>{later(<DashboardPage />)}</SignedIn>
        </Route>
        <Route path={patterns.notifications} component={Notifications} />
        <Route path={patterns.settings} component={Settings} />
        <Route component={NotFound} />
      </Switch>
      <Announcer />
    </>
  )
}

const later = (page: ReactNode) => <Suspense>{page}</Suspense>

/** Before there is a business, and by its owner after it. */
function SetUpFirst() {
  const session = useSession()
  if (session.kind === 'asking') return null
  const app = session.kind === 'signed-in' ? session.app : null
  return <AppContext value={app}>{later(<SetUp isSignedIn={app !== null} />)}</AppContext>
}

function useSession() {
  return useSyncExternalStore(watchSession, sessionState)
}

function SignIn() {
  const session = useSession()
  const search = useSearch()
  if (session.kind === 'signed-in') return <Redirect to={nextAfterSignIn(search)} replace />
  if (session.kind === 'asking') return null
  const wasSignedIn = session.kind === 'signed-out' && session.wasSignedIn
  return later(<SignInPage wasSignedIn={wasSignedIn} />)
}

function Inbox() {
  const params = useParams<{ view?: string; id?: string }>()
  const view = viewOf(params.view)
  if (!view) return <NotFound />
  return (
    <SignedIn>
      <InboxPage view={view} threadId={params.id ?? null} />
    </SignedIn>
  )
}

function Conversation() {
  const { id } = useParams<{ id: string }>()
  return (
    <SignedIn>
      <InboxPage view="open" threadId={id} isAlone />
    </SignedIn>
  )
}

function Client() {
  const { id, tab } = useParams<{ id: string; tab?: string }>()
  return <SignedIn>{later(<ClientPage key={id} id={id} tab={tab ?? null} />)}</SignedIn>
}

function Appointment() {
  const { id } = useParams<{ id: string }>()
  return <SignedIn>{later(<AppointmentPage key={id} id={id} />)}</SignedIn>
}

function Notifications() {
  const { tab } = useParams<{ tab?: string }>()
  return <SignedIn>{later(<NotificationsPage tab={tab ?? null} />)}</SignedIn>
}

function Settings() {
  const params = useParams<{ section?: string; item?: string }>()
  return (
    <SignedIn>
      <Suspense>
        <SettingsPage sectionId={params.section ?? null} itemId={params.item ?? null} />
      </Suspense>
    </SignedIn>
  )
}

/** What stands behind the sign-in. */
function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession()
  const [location] = useLocation()
  if (session.kind === 'asking') return null
  if (session.kind === 'signed-out') return <Redirect to={paths.signIn(location)} replace />
  if (session.kind === 'trouble') return <CouldNotStart />
  return (
    // Of another business nothing stays on the screen, nor what was half chosen there.
    <AppContext key={session.app.store.get().session.staff.id} value={session.app}>
      {children}
      <Commands />
      <Alerts />
      <NewConversationSheet />
      <SendMessageSheet />
    </AppContext>
  )
}

/** Pings and pop-ups; fetched once the page stands. */
function Alerts() {
  const app = useApp()
  useEffect(() => {
    let stop: (() => void) | null = null
    let isGone = false
    void import('./notifications/alerts.ts').then(
      ({ startAlerts }) => {
        if (!isGone) stop = startAlerts(app)
      },
      () => {} // offline: at the next page
    )
    return () => {
      isGone = true
      stop?.()
    }
  }, [app])
  return null
}

function CouldNotStart() {
  const session = useSession()
  const { trouble } = session.kind === 'trouble' ? session : { trouble: null }
  useEffect(() => {
    const again = () => void startSession()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])
  return (
    <Alone title={t.trouble.couldNotStart}>
      <State
        icon={CircleAlert}
        title={t.trouble.couldNotStart}
        isAlert
        action={<Button onPress={() => void startSession()}>{t.trouble.tryAgain}</Button>}
      >
        {trouble?.kind === 'refused' ? trouble.detail : t.trouble[trouble?.why ?? 'network']}
      </State>
    </Alone>
  )
}

function NotFound() {
  const [, go] = useLocation()
  return (
    <Alone title={t.trouble.notFound}>
      <State
        icon={CircleAlert}
        title={t.trouble.notFound}
        action={<Button onPress={() => go(paths.inbox())}>{t.trouble.toInbox}</Button>}
      >
        {t.trouble.notFoundHelp}
      </State>
    </Alone>
  )
}

/** A page with nothing else on it: for those who listen it has a heading too. */
function Alone({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = t.pageTitle(0, title)
  }, [title])
  return (
    <main>
      <h1>
        <HiddenText>{title}</HiddenText>
      </h1>
      {children}
    </main>
  )
}
