import { browserStorage } from './sync/drafts.ts'

export type Theme = 'system' | 'light' | 'dark'
const key = 'parlor.theme'

export function readTheme(): Theme {
  const kept = browserStorage()?.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Remembered on this device; "system" follows the device by itself. */
export function chooseTheme(theme: Theme): void {
  try {
    browserStorage()?.setItem(key, theme)
  } catch {
    // Forbidden: it lasts as long as the page.
  }
  showTheme(theme)
}

export function showTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
