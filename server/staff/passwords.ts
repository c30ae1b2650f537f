import { staffLimits } from '@parlor/contract/staff.ts'
import { Refusal } from '../platform/errors.ts'
import { hashPassword, isPassword, randomToken } from '../platform/secrets.ts'

const commonMax = 3_000
let common: Promise<Set<string>> | null = null

/** The passwords that everybody tries first; loaded when somebody chooses one. */
function commonPasswords(): Promise<Set<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].slice(0, commonMax).map(String))
  )
  return common
}

/** For what is to be the password from now on. */
export async function refuseWeakPassword(password: string, email: string): Promise<void> {
  const why = await whyNotPassword(password, email)
  if (why) throw new Refusal('weak-password', why, { status: 400, field: 'password' })
}

async function whyNotPassword(password: string, email: string): Promise<string | null> {
  const plain = password.normalize('NFKC').toLowerCase()
  const characters = [...new Intl.Segmenter('en').segment(plain)].length
  if (characters < staffLimits.passwordCharactersMin) {
    return `A password has at least ${staffLimits.passwordCharactersMin} characters.`
  }
  if (new Set(plain).size < 4) return 'That is too few different characters. Take more.'
  const [name = ''] = email.toLowerCase().split('@')
  if (plain === email.toLowerCase() || (name.length > 2 && plain.replace(/\d+$/, '') === name)) {
    return 'That is your e-mail address. Take something that only you know.'
  }
  if (!(await commonPasswords()).has(plain)) return null
  return 'That is one of the passwords that are tried first. Take another.'
}

// Checked against when nobody has that e-mail, so that the answer takes as long.
let nobodysHash: Promise<string> | null = null

export async function isPasswordOf(account: { passwordHash: string | null } | null, given: string) {
  nobodysHash ??= hashPassword(randomToken())
  const right = await isPassword(given, account?.passwordHash ?? (await nobodysHash))
  return right && account?.passwordHash != null
}
