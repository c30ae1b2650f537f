import { usualLocale } from './times.ts'

/** "4 seconds ago", in the reader's own words. */
export function ago(at: string, nowMs: number, locale = usualLocale()): string {
  const seconds = Math.max(1, Math.round((nowMs - Date.parse(at)) / 1000))
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  if (seconds < 60) return format.format(-seconds, 'second')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return format.format(-minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day')
}
