import { usualLocale } from '../words/times.ts'

const locale = usualLocale()

/** `fr-CA` → "Canadian French", in the reader's own language. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** `1988-06-06` → "6 June 1988"; `--06-06` → "6 June". */
export function birthdayWords(birthday: string): string {
  const hasYear = !birthday.startsWith('--')
  const day = new Date(`${hasYear ? birthday : `2024${birthday.slice(1)}`}T12:00:00Z`)
  return new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(hasYear && { year: 'numeric' })
  }).format(day)
}

/** What people at a front desk meet; any other can come by import. */
export const languages = [
  ...['en', 'en-CA', 'en-GB', 'fr', 'fr-CA', 'es', 'pt', 'de', 'it', 'nl', 'pl', 'uk', 'ru'],
  ...['ar', 'fa', 'he', 'hi', 'pa', 'ur', 'zh', 'yue', 'ja', 'ko', 'tl', 'vi', 'th', 'so']
]
