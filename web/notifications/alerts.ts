import { type Notification, notificationLimits } from '@parlor/contract/notifications.ts'
import { navigate } from 'wouter/use-browser-location'
import { nowMs } from '../clock.ts'
import type { App } from '../sync/app.ts'
import { reelOf } from '../sync/news.ts'
import { newsPreferencesOf } from '../sync/news-preferences.ts'
import { reaches } from '../sync/news-reach.ts'
import { isLooking } from '../sync/seen.ts'
import { newsWords as t } from '../words/en-news.ts'
import { timesIn } from '../words/times.ts'
import { placeOf, saidOf, titleOf } from './news-look.ts'
import { ping } from './ping.ts'
import { popUp } from './pop-up.ts'

const limits = {
  waitMs: 700, // whoever has it on the screen has read it by then
  shownMax: 3 // of what came together
}

/** Pings and pop-ups for what is new to me, while Parlor is open: from one of its tabs alone. */
export function startAlerts(app: App): () => void {
  const limit = notificationLimits.unreadMax + 1
  const unread = reelOf(app, { tab: 'all', unread: 'yes', limit })
  const preferences = newsPreferencesOf(app)
  const isMyTurn = oneOfTheTabs()
  const told = new Set<string>()
  let from: string | null = null // what was there before is nothing new
  let timer: ReturnType<typeof setTimeout> | undefined

  function untold() {
    const { list } = unread.get()
    if (!list) return []
    from ??= list[0]?.at ?? ''
    return list.filter(each => each.at > from! && !told.has(each.id))
  }

  function look() {
    if (untold().length > 0) timer ??= setTimeout(tell, limits.waitMs)
  }

  function tell() {
    timer = undefined
    const fresh = untold()
    for (const { id } of fresh) told.add(id)
    if (isMyTurn()) tellOf(app, fresh)
  }

  look()
  const stops = [unread.subscribe(look), preferences.subscribe(() => {})]
  return () => {
    clearTimeout(timer)
    isMyTurn.end()
    for (const stop of stops) stop()
  }
}

function tellOf(app: App, fresh: readonly Notification[]) {
  const { session } = app.store.get()
  const times = timesIn(session.business.timeZone)
  const chosen = newsPreferencesOf(app).get()
  const clock = new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone: session.business.timeZone
  }).format(nowMs())
  const reader = { me: session.staff.id, clock }
  if (fresh.some(one => reaches(one, 'ping', chosen, reader))) ping()
  if (isLooking()) return
  const colleagues = new Map(session.colleagues.map(each => [each.id, each]))
  const shown = fresh.filter(one => reaches(one, 'popUp', chosen, reader))
  for (const one of shown.slice(0, limits.shownMax)) {
    const open = () => navigate(placeOf(one))
    if (chosen.hidesWords) popUp(t.hidden[one.kind], '', one.conversation.id, open)
    else popUp(titleOf(one, colleagues), saidOf(one, times), one.conversation.id, open)
  }
}

/** Of several tabs the one that asked first, until it is closed. */
function oneOfTheTabs() {
  const leave = new AbortController()
  let isMine = !navigator.locks
  let end = () => {}
  navigator.locks
    ?.request('parlor.alerts', { signal: leave.signal }, () => {
      isMine = true
      return new Promise<void>(resolve => {
        end = resolve
      })
    })
    .catch(() => {}) // left before it was its turn
  return Object.assign(() => isMine, {
    end() {
      leave.abort()
      end()
    }
  })
}
