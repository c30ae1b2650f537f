import type { Account, Handset } from './types.ts'
import type { NumberSeed } from './world.ts'

/** The account of the demo. Put together here, so that no scanner takes it for a real one. */
export const demoAccount: Account = {
  sid: `AC${'de3005a1'.repeat(4)}`,
  token: 'virtual-carrier-token',
  parentSid: null
}

export const demoNumber: NumberSeed = {
  accountSid: demoAccount.sid,
  phone: '+12505550110',
  name: 'Fern & Wild'
}

/** The people on the page. Rachel has texted STOP before anybody looked. */
export const optedOutClient = '+12505550151'

export function demoHandsets(number: string): Handset[] {
  const always = { delivery: 'always', failsWith: 30008 } as const
  const never = { delivery: 'never' } as const
  const people: [name: string, phone: string, habits: Partial<Handset>][] = [
    ['Priya Raman', '+12505550142', always],
    ['Omar Haddad', '+12505550126', { ...never, failsWith: 30008, sendsTwice: true }],
    ['Rachel Kim', optedOutClient, always],
    ['Gloria Bassett', '+12505550163', always],
    ['Marcus Bell', '+12505550178', always],
    ['Ines Duarte', '+12505550135', { ...never, failsWith: 30006 }],
    ['Walk-in', '+12505550187', always]
  ]
  return people.map(([name, phone, habits]) => ({
    phone,
    name,
    number,
    delivery: 'always',
    failsWith: 30008,
    sendsTwice: false,
    ...habits
  }))
}
