const minutesInHour = 60

/** "45 min", "2 h 15 min". */
export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / minutesInHour), minutes % minutesInHour]
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ')
}

/** "62" or "48.50": no cents where there are none, and else both of their figures. */
export function amountOf(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
}

/** "$48.50"; nothing when it costs nothing. */
export function priceInWords(cents: number): string {
  return cents > 0 ? `$${amountOf(cents)}` : ''
}
