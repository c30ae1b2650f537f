import { useEffect, useMemo } from 'react'
import { countsWithPending } from '../sync/pending.ts'
import { useScreen } from '../sync/use-app.tsx'
import { t } from '../words/en.ts'

const shownMax = 99

/** The tab says how many are unread, in its title and on its icon. */
export function useTitle(place: string): void {
  const { known, pending } = useScreen()
  const unread = useMemo(() => countsWithPending(known, pending)?.unread ?? 0, [known, pending])
  useEffect(() => {
    document.title = t.pageTitle(unread, place)
  }, [unread, place])
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!link) return
    link.dataset['plain'] ??= link.href
    link.href = unread > 0 ? iconWith(unread) : link.dataset['plain']
    return () => {
      link.href = link.dataset['plain'] ?? link.href
    }
  }, [unread])
}

function iconWith(unread: number): string {
  const count = unread > shownMax ? `${shownMax}+` : String(unread)
  const width = 9 + 5 * (count.length - 1)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
    <rect width="24" height="24" rx="6" fill="#1f5c49"/>
    <path d="M7 17V11.5a5 5 0 0 1 10 0V16H8.5Z" fill="none" stroke="#fff" stroke-width="1.6"/>
    <rect x="${24 - width - 3}" y="0" width="${width + 3}" height="12" rx="6" fill="#d92d20"/>
    <text x="${24 - (width + 3) / 2}" y="9.4" text-anchor="middle" fill="#fff"
      font-family="sans-serif" font-weight="700" font-size="9.5">${count}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
