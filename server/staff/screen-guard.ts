import type { Push } from '../platform/push.ts'
import type { Sessions } from './sessions.ts'

/** Looks after the open screens: those of sessions that have ended, here or in another process, are
 * closed; those of people whose rights have changed load everything anew. */
export function screenGuard(push: Push, sessions: Sessions): () => void {
  let looking = false
  let again = false

  async function look(): Promise<void> {
    const keys = [...new Set([...push.screens()].map(screen => screen.sessionKey))]
    if (keys.length === 0) return
    const alive = await sessions.versionsOf(keys)
    push.endSessions(new Set(keys.filter(key => !alive.has(key))))
    for (const screen of [...push.screens()]) {
      const version = alive.get(screen.sessionKey)
      if (version === undefined || version === screen.rightsVersion) continue
      const caller = await sessions.byKey(screen.sessionKey)
      if (!caller) screen.close()
      else if (caller.rightsVersion !== screen.rightsVersion) await push.becomes(screen, caller)
    }
  }

  /** One look at a time; what is asked meanwhile is looked at once more. */
  return function recheck() {
    again = looking
    if (looking) return
    looking = true
    void look()
      .catch(() => undefined) // The database is away: the next look is in a second.
      .finally(() => {
        looking = false
        if (again) recheck()
      })
  }
}
