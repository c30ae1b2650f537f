import { type Presence, presenceLimits, ScreenFrame } from '@parlor/contract/events.ts'
import { nowMs } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Push, Screen } from '../platform/push.ts'
import { openAudiences } from './audiences.ts'
import { isWhisper, type Typing, type Whisper } from './whispers.ts'

export const presenceSweepMs = 250
const limits = { tellMs: 40 }
const nobody = '[]'

/** One screen here, or one person in another process, that looks at a conversation. */
type Looker = { staffId: string; typing: Typing; typingUntil: number; until: number }
type Place = {
  businessId: string
  conversationId: string
  lookers: Map<Screen | string, Looker>
  isTelling: boolean
}

export type PresenceDesk = {
  /** What a screen says; nonsense changes nothing. */
  hear(screen: Screen, said: unknown): void
  gone(screen: Screen): void
  hearOthers(from: string, whispers: unknown[]): void
  /** Lets go what has not been said again in time. */
  sweep(): void
}

type Parts = {
  db: Db
  push: Push
  log: Log
  whisper(key: string, what: Whisper): void
}

/** Who looks where and who writes. Never kept and never numbered: each process knows its own
 * screens, hears of the others’, and forgets whatever is not said again. */
export function openPresence({ db, push, log, whisper }: Parts): PresenceDesk {
  const audienceOf = openAudiences(db)
  const places = new Map<string, Place>()
  const at = new Map<Screen, Place>()
  const lastSaid = new WeakMap<Screen, ScreenFrame>()
  const told = new WeakMap<Screen, Map<string, string>>() // conversation → the last frame, if not empty

  function hear(screen: Screen, said: unknown) {
    const read = ScreenFrame.safeParse(said)
    if (!read.success) return
    const frame = read.data
    lastSaid.set(screen, frame)
    if (at.get(screen)?.conversationId !== frame.conversationId) leave(screen)
    if (frame.conversationId === null) return
    void enter(screen, frame, frame.conversationId).catch(error =>
      log.debug({ err: error }, 'presence: the database is away')
    )
  }

  async function enter(screen: Screen, frame: ScreenFrame, conversationId: string) {
    const audience = await audienceOf(screen.businessId, conversationId)
    if (lastSaid.get(screen) !== frame) return // It has said something else, or is gone.
    if (!audience || !screen.sees(audience)) return leave(screen)
    const place = placeOf(screen.businessId, conversationId)
    at.set(screen, place)
    place.lookers.set(screen, {
      staffId: screen.callerId,
      typing: frame.typing,
      typingUntil: nowMs() + presenceLimits.typingMs,
      until: nowMs() + presenceLimits.viewingMs
    })
    tellOne(screen, place)
    passOn(place, screen.callerId)
    tellSoon(place)
  }

  function leave(screen: Screen) {
    const place = at.get(screen)
    if (!place) return
    at.delete(screen)
    place.lookers.delete(screen)
    put(screen, place, nobody) // What it may hear from the list comes with the next telling.
    passOn(place, screen.callerId)
    tellSoon(place)
  }

  function placeOf(businessId: string, conversationId: string): Place {
    const key = `${businessId} ${conversationId}`
    const place = places.get(key) ?? {
      ...{ businessId, conversationId, lookers: new Map(), isTelling: false }
    }
    places.set(key, place)
    return place
  }

  /** The other processes hear what somebody does here, on all of their screens taken together. */
  function passOn({ businessId, conversationId, lookers }: Place, staffId: string) {
    const here = [...lookers].filter(([key, each]) => {
      return typeof key !== 'string' && each.staffId === staffId
    })
    const typing = here.find(([, each]) => each.typing)?.[1].typing ?? null
    whisper(`${conversationId} ${staffId}`, {
      ...{ b: businessId, c: conversationId, s: staffId },
      ...{ l: here.length > 0, t: typing }
    })
  }

  function hearOthers(from: string, whispers: unknown[]) {
    for (const each of whispers.filter(isWhisper)) {
      const place = placeOf(each.b, each.c)
      const key = `${from} ${each.s}`
      if (each.l) {
        place.lookers.set(key, {
          ...{ staffId: each.s, typing: each.t },
          typingUntil: nowMs() + presenceLimits.typingMs,
          until: nowMs() + presenceLimits.viewingMs
        })
      } else place.lookers.delete(key)
      tellSoon(place)
    }
  }

  /** Many changes of a moment are one frame. */
  function tellSoon(place: Place) {
    if (place.isTelling) return
    place.isTelling = true
    setTimeout(() => {
      place.isTelling = false
      tell(place).catch(error => log.debug({ err: error }, 'presence: the database is away'))
    }, limits.tellMs)
  }

  async function tell(place: Place) {
    const { businessId, conversationId } = place
    const isNews = [...push.screensOf(businessId)].some(screen => newsFor(screen, place) !== null)
    const audience = isNews ? await audienceOf(businessId, conversationId) : null
    if (audience) {
      for (const screen of push.screensOf(businessId)) {
        if (screen.sees(audience)) tellOne(screen, place)
        else put(screen, place, nobody)
      }
    }
    if (place.lookers.size === 0) places.delete(`${businessId} ${conversationId}`)
  }

  function tellOne(screen: Screen, place: Place) {
    put(screen, place, newsFor(screen, place))
  }

  function put(screen: Screen, { conversationId }: Place, news: string | null) {
    const heard = told.get(screen) ?? new Map<string, string>()
    if (news === null || news === (heard.get(conversationId) ?? nobody)) return
    told.set(screen, heard)
    if (news === nobody) heard.delete(conversationId)
    else heard.set(conversationId, news)
    screen.send(`{"type":"presence","conversationId":"${conversationId}","people":${news}}`)
  }

  /** Those a screen may hear of, when it has not heard so already. */
  function newsFor(screen: Screen, place: Place): string | null {
    const before = told.get(screen)?.get(place.conversationId) ?? nobody
    const now = JSON.stringify(seenBy(screen, peopleAt(place), at.get(screen) === place))
    return now === before ? null : now
  }

  function sweep() {
    const now = nowMs()
    for (const place of places.values()) {
      for (const [key, looker] of place.lookers) {
        const isGone = looker.until <= now
        if (isGone && typeof key !== 'string') leave(key)
        else if (isGone) place.lookers.delete(key)
        else if (looker.typing && looker.typingUntil <= now) looker.typing = null
        else continue
        tellSoon(place)
      }
    }
  }

  return {
    hear,
    gone(screen) {
      lastSaid.delete(screen)
      leave(screen)
    },
    hearOthers,
    sweep
  }
}

/** Each person once, however many screens they have, in an order that does not change. */
function peopleAt(place: Place): Presence[] {
  const people = new Map<string, Presence>()
  for (const { staffId, typing } of place.lookers.values()) {
    const before = people.get(staffId)
    people.set(staffId, { staffId, typing: before?.typing ?? typing })
  }
  return [...people.values()].sort((a, b) => (a.staffId < b.staffId ? -1 : 1))
}

/** Nobody is told of themselves; who only looks is told to those who look there too. */
function seenBy(screen: Screen, people: Presence[], looksHere: boolean): Presence[] {
  return people.filter(each => each.staffId !== screen.callerId && (looksHere || each.typing))
}
