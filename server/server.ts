import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPresence, type PresenceDesk, presenceSweepMs } from './conversations/presence.ts'
import { addCalendars } from './appointments/calendar-routes.ts'
import { anyAudienceNow, hears } from './appointments/hears.ts'
import { jobs } from './jobs.ts'
import { type Dispatcher, noDispatcher, startDispatcher } from './messaging/dispatcher.ts'
import { openIntake } from './messaging/receive-message.ts'
import { reconcileAll } from './messaging/reconcile.ts'
import { keepWordsSorted } from './messaging/searchable-texts.ts'
import { addWebhooks, replaySpool, type WebhookParts } from './messaging/webhooks.ts'
import { type CarrierAccounts, openCarrierAccounts } from './numbers/carrier-accounts.ts'
import { listNumbers } from './numbers/numbers.ts'
import { openOurNumbers } from './numbers/our-numbers.ts'
import type { Config } from './platform/config.ts'
import { openDb } from './platform/db.ts'
import { createHttp } from './platform/http.ts'
import { openLive } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { openMail } from './platform/mail.ts'
import { createMetrics } from './platform/metrics.ts'
import { checkServerRole, migrate, serverUrl } from './platform/migrate.ts'
import { startNudges } from './platform/nudges.ts'
import { addOperations } from './platform/operations.ts'
import type { Platform } from './platform/platform.ts'
import { createPush, type Push } from './platform/push.ts'
import { startQueue } from './platform/queue.ts'
import { openSecrets } from './platform/secrets.ts'
import { openSpool } from './platform/spool.ts'
import { addWebApp } from './platform/static.ts'
import { routes } from './routes.ts'
import type { OwnCarrier } from './set-up/create-business.ts'
import { screenGuard } from './staff/screen-guard.ts'
import { openKeys } from './staff/key-callers.ts'
import { openSessions } from './staff/sessions.ts'
import type { StaffCaller } from './staff/rights.ts'

const webFolder = fileURLToPath(new URL('../web/dist', import.meta.url))
const limits = { drainMs: 10_000, spoolMs: 500, endedSessionsMs: 1_000 }

export type Only = 'web' | 'worker' | null
export type ServerOptions = {
  config: Config
  ownerUrl: string
  log: Log
  only?: Only
  checkReplies?: boolean
}
export type Server = {
  url: string
  platform: Platform
  accounts: CarrierAccounts
  dispatcher: Dispatcher
  webhooks: WebhookParts
  presence: PresenceDesk
  reconcile(): Promise<void>
  close(): Promise<void>
}

/** Everything but the process: opens, listens, and closes in the order that loses nothing. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { config, log, ownerUrl, only = null } = options
  await migrate(ownerUrl)
  const url = serverUrl(ownerUrl)
  await checkServerRole(url)
  const db = openDb({ url })
  const secrets = await openSecrets(config.dataDir, config.secret)
  const metrics = createMetrics()
  const mail = openMail(config.smtpUrl, () => platform.publicUrl, log)
  const publicUrl = config.publicUrl ?? ''
  const platform: Platform = { db, secrets, log, mail, metrics, publicUrl }
  const accounts = openCarrierAccounts(db, secrets)
  const [sessions, keys] = [openSessions(db), openKeys(db)]
  const push = createPush(db, log, anyAudienceNow)
  const spool = await openSpool(path.join(config.dataDir, 'spool'))
  const parts = { platform, accounts }
  const webhooks = { ...parts, numbers: openOurNumbers(db), intake: openIntake(db), spool }
  const dispatcher = only === 'web' ? noDispatcher : startDispatcher(parts)
  const recheck = screenGuard(push, sessions)
  const staff = { ...parts, sessions, keys, push, listNumbers, recheck }
  const all = routes({ ...staff, ...virtualCarrierOf(config), wake: dispatcher.wake })
  const app = await createHttp({
    db,
    log,
    metrics,
    routes: all,
    ...{ findCaller: sessions.find, findProgram: keys.find, renewToken: sessions.renew },
    secureOrigin: platform.publicUrl.startsWith('https:'),
    trustProxy: config.trustProxy,
    checkReplies: options.checkReplies ?? false
  })
  await addWebhooks(app, webhooks)
  addCalendars(app, platform)
  addOperations(app, { platform, endpoints: all.map(each => each.endpoint) })
  await addWebApp(app, webFolder)
  const presence = openPresence({ db, push, log, whisper: (...what) => nudges.whisper(...what) })
  const live = openLive(app.server, {
    ...{ push, log, metrics, ...presence },
    findCaller: sessions.find,
    sees: (caller, audience) => hears(caller as StaffCaller, audience)
  })
  await app.listen({ port: only === 'worker' ? 0 : config.port, host: config.host })
  const { port } = app.server.address() as AddressInfo
  platform.publicUrl ||= `http://${config.host}:${port}`

  db.onAppended(businessId => push.nudge(businessId))
  const nudges = startNudges(url, db, log, hearing(push, dispatcher, presence))
  const work = jobs({ ...parts, sessions })
  const queue = only === 'web' ? null : await startQueue(ownerUrl, work, log)
  const timers = [
    setInterval(() => void replay(), limits.spoolMs),
    setInterval(recheck, limits.endedSessionsMs),
    setInterval(presence.sweep, presenceSweepMs),
    ...(only === 'web' ? [] : [keepWordsSorted(platform)])
  ]

  /** Whatever waited on the disk means that the database was away: ask the carrier, too. */
  async function replay() {
    const count = await replaySpool(webhooks).catch(() => 0)
    if (count > 0) await reconcileAll(parts).catch(() => undefined)
  }

  return {
    url: `http://${config.host}:${port}`,
    platform,
    accounts,
    dispatcher,
    webhooks,
    presence,
    reconcile: () => reconcileAll(parts),
    close: once(async () => {
      timers.forEach(clearInterval)
      live.close()
      await app.close()
      await drained(dispatcher)
      await queue?.close()
      await nudges.close()
      await db.close()
    })
  }
}

/** Who asks a second time waits for the first. */
function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= act()
    return done
  }
}

/** What is on its way is waited for, but not for ever. */
function drained(dispatcher: Dispatcher): Promise<unknown> {
  const tooLong = new Promise(done => setTimeout(done, limits.drainMs).unref())
  return Promise.race([dispatcher.close(), tooLong])
}

/** What another process tells of a business reaches its screens and its texts. */
function hearing(push: Push, dispatcher: Dispatcher, presence: PresenceDesk) {
  const changed = (businessId: string) => {
    push.nudge(businessId)
    dispatcher.wake(businessId)
  }
  return {
    ...{ changed, open: push.businesses, known: push.known },
    whispered: presence.hearOthers
  }
}

/** The account at the virtual carrier, when that is the one we speak to. */
function virtualCarrierOf({ twilio, simulatorUrl }: Config) {
  if (twilio?.apiUrl !== simulatorUrl) return { virtualCarrier: null, phonesUrl: null }
  const { accountSid: accountName, authToken: secret, apiUrl } = twilio
  const virtualCarrier: OwnCarrier = { carrier: 'twilio', accountName, secret, apiUrl }
  return { virtualCarrier, phonesUrl: simulatorUrl }
}
