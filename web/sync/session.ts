import { switchBusiness } from '@parlor/contract/sign-in.ts'
import { getSession, type Session, signOut } from '@parlor/contract/staff.ts'
import { navigate } from 'wouter/use-browser-location'
import { call, listenForSignOut, Refused } from '../call.ts'
import { paths } from '../paths.ts'
import { type App, openApp } from './app.ts'
import { forgetScreen, type KeptScreen, readScreen } from './kept.ts'
import { type Trouble, troubleOf } from './store.ts'

export type SessionState =
  | { kind: 'asking' }
  | { kind: 'trouble'; trouble: Trouble }
  | { kind: 'signed-out'; wasSignedIn: boolean }
  | { kind: 'signed-in'; app: App }

/** A cookie of the server's that opens nothing: without it nobody is signed in here. */
const signedInHint = '__Host-parlor-here'

let state: SessionState = { kind: 'asking' }
let isMoving = false // to another business: the old session ends on the way
const listeners = new Set<() => void>()

export function sessionState(): SessionState {
  return state
}

export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: SessionState) {
  state = next
  for (const listener of listeners) listener()
}

/** Who is here? What this browser kept is shown while the server is asked. */
export async function startSession(): Promise<void> {
  listenForSignOut(endHere)
  if (!document.cookie.includes(`${signedInHint}=`)) return endHere()
  const asked = call(getSession, {}).then(
    (session: Session | null) => ({ session }),
    (error: unknown) => ({ error })
  )
  const kept = await readScreen()
  if (kept) enter(kept.session, kept)
  const answer = await asked
  if ('session' in answer && answer.session) {
    if (isOpenFor(answer.session)) refreshSession(answer.session)
    else enter(answer.session, null)
  } else if ('session' in answer || isSignedOut(answer.error)) {
    endHere()
  } else if (!kept) {
    change({ kind: 'trouble', trouble: troubleOf(answer.error) })
  }
}

export function enter(session: Session, kept: KeptScreen | null = null): void {
  if (state.kind === 'signed-in') state.app.close()
  change({ kind: 'signed-in', app: openApp(session, kept, ended) })
}

/** The same person goes on in another business. Drafts and texts that wait stay where they were
 * written. */
export async function moveTo(businessId: string): Promise<void> {
  isMoving = true
  const moved = await call(switchBusiness, { businessId }).finally(() => {
    isMoving = false
  })
  arrive(moved)
}

function arrive(session: Session) {
  navigate(paths.inbox())
  enter(session)
}

/** The session of this page has ended. Another tab may have taken the browser to another business. */
async function ended() {
  if (isMoving) return
  const now = await call(getSession, {}).catch(() => null)
  if (!now) endHere()
  else if (!isOpenFor(now)) arrive(now)
  else enter(now)
}

/** Ends the session on the server too. Drafts and texts that wait stay for when they are back. */
export async function leave(): Promise<void> {
  try {
    await call(signOut, {})
  } catch (error) {
    if (!isSignedOut(error)) throw error
  }
  endHere()
  change({ kind: 'signed-out', wasSignedIn: false })
}

function endHere() {
  if (isMoving) return
  const wasSignedIn = state.kind === 'signed-in'
  if (state.kind === 'signed-in') state.app.close()
  if (state.kind === 'signed-out') return
  change({ kind: 'signed-out', wasSignedIn })
  void forgetScreen()
}

function isOpenFor(session: Session): boolean {
  return state.kind === 'signed-in' && state.app.store.get().session.staff.id === session.staff.id
}

function refreshSession(session: Session) {
  if (state.kind === 'signed-in') state.app.store.change(() => ({ session }))
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401
}
