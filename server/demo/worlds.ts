import type { Config } from '../platform/config.ts'
import { registerNumber } from '../numbers/register-number.ts'
import { listAllNumbers } from '../numbers/numbers.ts'
import type { Server } from '../server.ts'
import { demoPassword } from './add-business.ts'
import { fillSalon } from './salon.ts'

/** Fills an empty database with the world of that name; on old data nothing is touched. */
export async function fillWorld(server: Server, config: Config): Promise<{ lines: string[] }> {
  const { db, log } = server.platform
  if (config.twilio) {
    await server.accounts.update(
      config.twilio.accountSid,
      config.twilio.authToken,
      config.twilio.apiUrl
    )
  }
  const filled = (await listAllNumbers(db)).length > 0
  if (config.world !== 'empty' && !filled && config.twilio) await fillSalon(server, config.twilio)
  if (config.world === 'empty') return { lines: [] }
  // The address may be another than last time.
  for (const number of await listAllNumbers(db)) {
    registerNumber(server.platform, server.accounts, number).catch(error =>
      log.warn({ err: error }, 'a number waits to be registered')
    )
  }
  return {
    lines: [`Sign in as maya@salon.test, theo@salon.test or zoe@salon.test: ${demoPassword}`]
  }
}
