import type { Phone } from '@parlor/contract/phone.ts'

export type ReadPhone = { phone: Phone } | { problem: string }
type Country = string // ISO, of the number that the business texts from

/** What is known of every numbering plan is large, and needed only where somebody types a number. */
const plans = () => import('libphonenumber-js/max')

export async function countryOf(ours: Phone | undefined): Promise<Country> {
  const { parsePhoneNumberFromString } = await plans()
  return (ours && parsePhoneNumberFromString(ours)?.country) || 'US'
}

/** A number as people write it, at home or abroad. */
export async function readPhone(written: string, country: Country): Promise<ReadPhone> {
  const { default: parsePhoneNumberFromString, isSupportedCountry } = await plans()
  if (/[,;\n]/.test(written)) return { problem: 'Use a campaign for several people.' }
  const home = isSupportedCountry(country) ? country : 'US'
  const found = parsePhoneNumberFromString(written, home)
  if (!found || !/\d/.test(written)) return { problem: 'Write a phone number, a name or a UID.' }
  if (!found.isValid()) return { problem: 'There is no such phone number. Check its digits.' }
  if (found.ext) return { problem: 'A number with an extension cannot get texts.' }
  return { phone: found.number }
}

/** What digits of a beginning may stand for: as typed, and with the business's country before them. */
export async function beginningsOf(written: string, country: Country): Promise<string[]> {
  const { getCountryCallingCode, isSupportedCountry } = await plans()
  const digits = written.replace(/\D/g, '')
  if (/^\s*(\+|00|011)/.test(written)) return [digits.replace(/^(00|011)/, '')]
  const code = getCountryCallingCode(isSupportedCountry(country) ? country : 'US')
  return [digits, code + digits.replace(/^0/, '')]
}

/** A line of wire gets no texts. Where a country mixes both kinds nobody can tell. */
export async function whyNotTextable(phone: Phone): Promise<string | null> {
  const { parsePhoneNumberFromString } = await plans()
  const found = parsePhoneNumberFromString(phone)
  if (!found?.isPossible()) return 'There is no such phone number. Check its digits.'
  return found.getType() === 'FIXED_LINE'
    ? 'This is a landline: it gets no texts. Use a mobile number.'
    : null
}
