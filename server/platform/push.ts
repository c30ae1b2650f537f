import type { Db } from './db.ts'
import type { Caller } from './http.ts'
import { eventCounter, eventLimits, eventsAfter, type KeptEvent } from './events.ts'
import type { Log } from './log.ts'

/** One open screen. `sees` says which events it may hear; it is asked for every event. */
export type Screen = {
  businessId: string
  callerId: string
  sessionKey: string
  rightsVersion: number
  sees(audience: unknown): boolean
  send(frame: string): void
  becomes(caller: Caller): void
  close(): void
}

export type Push = {
  /** From `after` on, or from now on when it is null. Resolves when the screen is up to date, or
   * with false when the database could not bring it there. */
  join(screen: Screen, after: number | null): Promise<boolean>
  leave(screen: Screen): void
  /** Something was appended, here or in another process. */
  nudge(businessId: string): void
  /** Whoever sits before it may see other things from now on: it is told to load everything anew. */
  becomes(screen: Screen, caller: Caller): Promise<boolean>
  /** Ends the screens of sessions that are no more. */
  endSessions(keys: Set<string>): void
  screens(): Iterable<Screen>
  screensOf(businessId: string): Iterable<Screen>
  businesses(): string[]
  known(businessId: string): number | null
}

/** The screens of one business. `seq`: up to where all of them have been told. What happens to a
 * room happens one after the other, so nothing falls between catching up and hearing live. */
type Room = {
  screens: Set<Screen>
  joining: number
  seq: number
  nudged: boolean
  tail: Promise<unknown>
}

export function createPush(db: Db, log: Log, audience?: string): Push {
  const rooms = new Map<string, Room>()

  function inTurn(room: Room, act: () => Promise<void>): Promise<boolean> {
    const done = room.tail.then(act).then(
      () => true,
      error => {
        log.warn({ err: error }, 'live updates have to wait')
        return false
      }
    )
    room.tail = done
    return done
  }

  /** All nudges of one tick are one read. A failed read is made good by the next nudge. */
  function nudge(businessId: string) {
    const room = rooms.get(businessId)
    if (!room || room.nudged) return
    room.nudged = true
    setImmediate(() => {
      room.nudged = false
      void inTurn(room, () => tellRoom(db, businessId, room, audience))
    })
  }

  return {
    nudge,
    async join(screen, after) {
      const room = rooms.get(screen.businessId) ?? {
        screens: new Set(),
        joining: 0,
        seq: -1,
        nudged: false,
        tail: Promise.resolve()
      }
      rooms.set(screen.businessId, room)
      room.joining++
      const joined = await inTurn(room, () => welcome(db, room, screen, { after, audience }))
      room.joining--
      return joined
    },
    leave(screen) {
      const room = rooms.get(screen.businessId)
      room?.screens.delete(screen)
      if (room?.screens.size === 0 && room.joining === 0) rooms.delete(screen.businessId)
    },
    async becomes(screen, caller) {
      const room = rooms.get(screen.businessId)
      if (!room) return false
      return inTurn(room, async () => {
        screen.becomes(caller)
        screen.send(JSON.stringify({ type: 'resync', why: 'rights-changed' }))
        screen.send(JSON.stringify({ type: 'hello', seq: room.seq }))
      })
    },
    endSessions(keys) {
      for (const room of rooms.values()) {
        for (const screen of room.screens) if (keys.has(screen.sessionKey)) screen.close()
      }
    },
    *screens() {
      for (const room of rooms.values()) yield* room.screens
    },
    screensOf: businessId => rooms.get(businessId)?.screens ?? [],
    businesses: () => [...rooms.keys()],
    known: businessId => rooms.get(businessId)?.seq ?? null
  }
}

type Since = { after: number | null; audience: string | undefined }

async function welcome(
  db: Db,
  room: Room,
  screen: Screen,
  { after, audience }: Since
): Promise<void> {
  const { counter, missed } = await db.inBusiness(screen.businessId, async tx => {
    const counter = await eventCounter(tx)
    const from = after ?? counter.last
    const tooOld = from < counter.forgottenThrough || from > counter.last
    const missed = tooOld
      ? null
      : await eventsAfter(tx, from, eventLimits.catchUpRows + 1, audience)
    return { counter, missed }
  })
  if (room.screens.size === 0) room.seq = counter.last
  if (missed === null || missed.length > eventLimits.catchUpRows) {
    screen.send(JSON.stringify({ type: 'resync', why: 'too-old' }))
  } else {
    // The room may stand elsewhere than this read: the screen hears from where the room goes on.
    const until = missed.filter(each => each.seq <= room.seq)
    sendTo(screen, until)
  }
  room.screens.add(screen)
  screen.send(JSON.stringify({ type: 'hello', seq: room.seq }))
  if (room.seq < counter.last) await tellRoom(db, screen.businessId, room, audience)
}

async function tellRoom(db: Db, businessId: string, room: Room, audience?: string): Promise<void> {
  for (;;) {
    const events = await db.inBusiness(businessId, tx =>
      eventsAfter(tx, room.seq, eventLimits.readRows, audience)
    )
    for (const screen of room.screens) sendTo(screen, events)
    room.seq = events.at(-1)?.seq ?? room.seq
    if (events.length < eventLimits.readRows) return
  }
}

/** One frame with what this screen may see; nothing at all when it may see nothing. */
function sendTo(screen: Screen, events: KeptEvent[]): void {
  const seen = events.filter(each => screen.sees(each.audience))
  if (seen.length === 0) return
  const list = seen.map(each => `{"seq":${each.seq},"event":${each.event}}`).join(',')
  screen.send(`{"type":"events","seq":${seen.at(-1)!.seq},"events":[${list}]}`)
}
