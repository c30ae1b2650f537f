/** As people write it: `(250) 555-0142`. */
export function showPhone(phone: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : phone
}

/** `(250) 555-0142`, `250-555-0142` and `+1 250 555 0142` all mean one phone. */
export function readPhone(words: string): string {
  const digits = words.replaceAll(/\D/g, '')
  if (words.trim().startsWith('+')) return `+${digits}`
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

const clock = new Intl.DateTimeFormat('en-CA', { hour: 'numeric', minute: '2-digit', hour12: true })
const seconds = new Intl.DateTimeFormat('en-CA', {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23'
})
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

export function timeOf(at: number): string {
  return clock.format(at).replace('a.m.', 'AM').replace('p.m.', 'PM')
}

export function secondOf(at: number): string {
  return seconds.format(at)
}

/** On the phone's own status bar, without AM or PM. */
export function statusBarTime(at: number): string {
  return timeOf(at).replace(/ [AP]M/, '')
}

export function dayLineOf(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000)
  if (days === 0) return `Today ${timeOf(at)}`
  if (days === 1) return `Yesterday ${timeOf(at)}`
  return day.format(at).replace(',', '')
}

export function isSameDay(one: number, other: number): boolean {
  return midnight(one) === midnight(other)
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
