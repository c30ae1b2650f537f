import type { Config } from '../platform/config.ts'
import { registerNumber } from '../numbers/register-number.ts'
import { listAllNumbers } from '../numbers/numbers.ts'
import { newSetUpLink } from '../set-up/set-up.ts'
import type { Server } from '../server.ts'
import { demoPassword } from './add-business.ts'
import { fillBusy } from './busy.ts'
import { fillClinic } from './clinic.ts'
import { type Carrier, fillSalon } from './salon.ts'
import { fillWhole, isHalf } from './whole-world.ts'

/** Fills an empty database with the world of that name; on old data nothing is touched. */
export async function fillWorld(
  server: Server,
  config: Config,
  ownerUrl: string
): Promise<{ lines: string[] }> {
  const { db } = server.platform
  if (config.twilio) {
    await server.accounts.update(
      config.twilio.accountSid,
      config.twilio.authToken,
      config.twilio.apiUrl
    )
  }
  const { twilio, world } = config
  const isThere = async () => (await listAllNumbers(db)).length > 0
  const isEmpty = world === 'empty'
  const missing = !isEmpty && twilio && ((await isHalf(db)) || !(await isThere()))
  const lines = missing
    ? await fillWhole(ownerUrl, world, isThere, () => fill(server, config, twilio))
    : []
  if (twilio) void registerAll(server)
  const people =
    world === 'clinic'
      ? 'nadia@clinic.test, owen@clinic.test or leila@clinic.test'
      : 'maya@salon.test, theo@salon.test or zoe@salon.test'
  const signIn = `Sign in as ${people}: ${demoPassword}`
  return { lines: isEmpty ? await setUpLines(server) : [...lines, signIn] }
}

/** Our address may be another than last time. One number after the other: there may be many. */
async function registerAll({ platform, accounts }: Server): Promise<void> {
  const { db, log } = platform
  for (const number of await listAllNumbers(db).catch(() => [])) {
    await registerNumber(platform, accounts, number).catch(error =>
      log.warn({ err: error }, 'a number waits to be registered')
    )
  }
}

/** Where nobody works yet, whoever reads the log opens the door. */
async function setUpLines({ platform }: Server): Promise<string[]> {
  const link = await newSetUpLink(platform.db, platform.publicUrl)
  return link ? [`Set up your business, once, at: ${link}`] : []
}

async function fill(server: Server, config: Config, carrier: Carrier): Promise<string[]> {
  if (config.world === 'busy') {
    const { messages, seconds, perSecond } = await fillBusy(server, { ...config.busy, carrier })
    const [all, rate] = [messages, perSecond].map(count => count.toLocaleString('en-CA'))
    return [`A busy year stands: ${all} messages in ${seconds.toFixed(1)} s, ${rate} a second.`]
  }
  if (config.world === 'clinic') await fillClinic(server, carrier)
  else await fillSalon(server, carrier)
  return []
}
