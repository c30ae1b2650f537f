/** When a visit is, as one says it: by the clock on the wall of its location. */
export function dayIn(timeZone: string, at: string): string {
  return said(timeZone, { weekday: 'long', month: 'long', day: 'numeric' }, at)
}

export function clockIn(timeZone: string, at: string): string {
  return said(timeZone, { hour: 'numeric', minute: '2-digit' }, at)
}

/** "Friday, November 27 at 2:30 PM". */
export const momentIn = (timeZone: string, at: string) =>
  `${dayIn(timeZone, at)} at ${clockIn(timeZone, at)}`

export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

function said(timeZone: string, how: Intl.DateTimeFormatOptions, at: string): string {
  // Some spaces of a clock are not in the alphabet of a text, and would make it cost double.
  return new Intl.DateTimeFormat('en-US', { timeZone, ...how })
    .format(Date.parse(at))
    .replace(/[\u202f\u00a0]/g, ' ')
}
