type Announced = { polite: string; assertive: string }

let words: Announced = { polite: '', assertive: '' }
const watchers = new Set<() => void>()

/** Says something to those who listen. Polite waits for a pause; assertive interrupts. */
export function announce(text: string, how: keyof Announced = 'polite'): void {
  // The same words again are a change too, or they would not be read a second time.
  const said = words[how] === text ? `${text}\u00a0` : text
  words = { ...words, [how]: said }
  for (const watcher of watchers) watcher()
}

export function announced(): Announced {
  return words
}

export function watchAnnounced(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
