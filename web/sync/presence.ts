import { type Presence, presenceLimits, type ScreenFrame } from '@parlor/contract/events.ts'

export type Typing = Presence['typing']

/** Who else looks at a conversation and writes there, and what we say of ourselves. */
export type PresenceStore = {
  of(conversationId: string): readonly Presence[]
  subscribe(listener: () => void): () => void
  hear(conversationId: string, people: readonly Presence[]): void
  /** A new line: nobody is known there, and the server knows nothing of us. */
  begin(): void
  /** This conversation is in front of somebody; null: none is. */
  look(conversationId: string | null): void
  /** A key was pressed there; null: nothing is being written any more. */
  write(conversationId: string, typing: Typing): void
  close(): void
}

const nobody: readonly Presence[] = []

export function createPresence(say: (frame: ScreenFrame) => void): PresenceStore {
  const known = new Map<string, readonly Presence[]>()
  const listeners = new Set<() => void>()
  let looksAt: string | null = null
  let typing: Typing = null
  let again: ReturnType<typeof setInterval> | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined // while it runs, writing has been said

  function tell() {
    for (const listener of listeners) listener()
  }

  function sayIt() {
    say({ type: 'looking', conversationId: looksAt, typing })
  }

  function stopWriting() {
    clearTimeout(idle)
    clearTimeout(pause)
    pause = undefined
    const was = typing
    typing = null
    return was !== null
  }

  return {
    of: conversationId => known.get(conversationId) ?? nobody,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hear(conversationId, people) {
      if (people.length > 0) known.set(conversationId, people)
      else known.delete(conversationId)
      tell()
    },
    begin() {
      if (known.size > 0) {
        known.clear()
        tell()
      }
      if (looksAt) sayIt()
    },
    look(conversationId) {
      if (conversationId === looksAt) return
      stopWriting()
      looksAt = conversationId
      clearInterval(again)
      if (looksAt) again = setInterval(sayIt, presenceLimits.viewingMs / 2)
      sayIt()
    },
    write(conversationId, what) {
      if (conversationId !== looksAt) return
      if (what === null) {
        if (stopWriting()) sayIt()
        return
      }
      const isNew = what !== typing
      typing = what
      clearTimeout(idle)
      idle = setTimeout(() => stopWriting() && sayIt(), presenceLimits.typingMs / 2)
      if (pause && !isNew) return
      clearTimeout(pause)
      pause = setTimeout(() => {
        pause = undefined
      }, presenceLimits.typingMs / 2)
      sayIt()
    },
    close() {
      stopWriting()
      clearInterval(again)
    }
  }
}
