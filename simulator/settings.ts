import { demoAccount, demoNumber } from './cast.ts'
import type { SimulatorOptions } from './simulator.ts'
import type { Account } from './types.ts'
import type { NumberSeed } from './world.ts'

export class BadSetting extends Error {}

/** Reads the settings; a wrong one stops the start with a line that says which and how. */
export function readSettings(env: NodeJS.ProcessEnv): SimulatorOptions {
  const port = Number(env['SIMULATOR_PORT'] ?? 3001)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadSetting('SIMULATOR_PORT must be a number from 0 to 65535.')
  }
  const accounts = env['SIMULATOR_ACCOUNTS']
    ? listOf(env['SIMULATOR_ACCOUNTS'], accountFrom)
    : [demoAccount]
  const numbers = env['SIMULATOR_NUMBERS']
    ? listOf(env['SIMULATOR_NUMBERS'], numberFrom)
    : [{ ...demoNumber, accountSid: accounts[0]?.sid ?? '' }]
  const stranger = numbers.find(({ accountSid }) => !accounts.some(({ sid }) => sid === accountSid))
  if (stranger) {
    throw new BadSetting(
      `SIMULATOR_NUMBERS: no account ${stranger.accountSid} for ${stranger.phone}.`
    )
  }
  return {
    port,
    host: env['SIMULATOR_HOST'] ?? '127.0.0.1',
    folder: env['SIMULATOR_DATA'] ?? 'data/simulator',
    accounts,
    numbers,
    inboxUrl: env['SIMULATOR_INBOX_URL'] ?? 'http://localhost:3000'
  }
}

function listOf<T>(setting: string, from: (part: string) => T): T[] {
  return setting
    .split(',')
    .filter(part => part.trim())
    .map(part => from(part.trim()))
}

function accountFrom(part: string): Account {
  const [sid = '', token = '', parentSid = null] = part.split(':')
  if (!/^AC[0-9a-f]{32}$/.test(sid) || !token) {
    throw new BadSetting('SIMULATOR_ACCOUNTS: write each account as AC… (32 hex digits):token.')
  }
  return { sid, token, parentSid }
}

function numberFrom(part: string): NumberSeed {
  const [accountSid = '', phone = '', ...name] = part.split(':')
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) {
    throw new BadSetting('SIMULATOR_NUMBERS: write each number as AC…:+12505550110:Name.')
  }
  return { accountSid, phone, name: name.join(':') || phone }
}
