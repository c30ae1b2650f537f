import { getSession, type Session, signOut } from '@parlor/contract/staff.ts'
import { call, listenForSignOut, Refused } from '../call.ts'
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
  change({ kind: 'signed-in', app: openApp(session, kept, endHere) })
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
